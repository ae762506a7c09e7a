// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token (RFC 7519) that the client signs itself (RFC 7515) and sends as a bearer (RFC
 * 6750). One is made for each attempt to connect, with the time ({@code iat}) and the end ({@code
 * exp}).
 *
 * <p>Needs {@code com.nimbusds:nimbus-jose-jwt} on the class path. Immutable; made by {@link
 * #builder}. The canonical constructor is not part of the API.
 *
 * @param issuer the claim {@code iss}; null, the default, means that there is none
 * @param username the claim {@code sub}; null, the default, means that there is none
 * @param audience the claim {@code aud}: of one, a string, of more, a list; none, the default,
 *     means that there is no such claim
 * @param jwtId the claim {@code jti}; null, the default, means another one for each token, by which
 *     servers can tell that it is shown once
 * @param keyId the header {@code kid}; null, the default, means that there is none
 * @param expTime how long a token is good for, in whole seconds; the default is 300 seconds
 * @param customClaims further claims: each a {@link String}, {@link Boolean} or {@link Number}, or
 *     a list or map of those; the default is none
 * @param algorithm of the signature (RFC 7518 section 3.1), which has to go with the key; null, the
 *     default, means RS256 with an RSA key, the one ES of an EC key's curve, HS256 with a secret
 * @param signatureConfig by which key it is signed; there is no default
 */
public record JwtIssuerConfig(
    @Nullable String issuer,
    @Nullable String username,
    List<String> audience,
    @Nullable String jwtId,
    @Nullable String keyId,
    Duration expTime,
    Map<String, Object> customClaims,
    @Nullable String algorithm,
    IssuerSignatureConfig signatureConfig)
    implements ClientAuth {

  private static final Set<String> OWN_CLAIMS = Set.of("iss", "sub", "aud", "jti", "iat", "exp");
  private static final Pattern ALGORITHM = Pattern.compile("(RS|PS|ES|HS)(256|384|512)");

  /**
   * Checks and copies the values.
   *
   * @param issuer see above
   * @param username see above
   * @param audience see above
   * @param jwtId see above
   * @param keyId see above
   * @param expTime see above
   * @param customClaims see above
   * @param algorithm see above
   * @param signatureConfig see above
   * @throws IllegalArgumentException if {@code expTime} is less than a second or more than a year,
   *     a custom claim is one that has a field of its own or is no JSON value, or the algorithm is
   *     not known
   */
  public JwtIssuerConfig {
    audience = List.copyOf(audience);
    Times.check("expTime", expTime);
    if (expTime.toSeconds() == 0) {
      throw new IllegalArgumentException("expTime: " + expTime + " (expected: a second or more)");
    }
    customClaims = ClaimValues.checked(customClaims);
    for (String name : OWN_CLAIMS) {
      if (customClaims.containsKey(name)) {
        throw new IllegalArgumentException(
            "customClaims: '" + name + "' (expected: none that the library sets)");
      }
    }
    if (algorithm != null && !ALGORITHM.matcher(algorithm).matches()) {
      throw new IllegalArgumentException(
          "algorithm: '" + algorithm + "' (expected: RS, PS, ES or HS with 256, 384 or 512)");
    }
  }

  /**
   * Starts from the defaults.
   *
   * @param signatureConfig by which key it is signed
   * @return a new builder
   */
  public static Builder builder(IssuerSignatureConfig signatureConfig) {
    return new Builder(signatureConfig);
  }

  /** Shows whose token it is and the key's place, but no custom claims. */
  @Override
  public String toString() {
    return "JwtIssuerConfig[issuer=%s, username=%s, audience=%s, expTime=%s, signatureConfig=%s]"
        .formatted(issuer, username, audience, expTime, signatureConfig);
  }

  /** Collects the values of a {@link JwtIssuerConfig}. For one thread. */
  public static final class Builder {

    private static final Duration DEFAULT_EXP_TIME = Duration.ofSeconds(300);

    private final IssuerSignatureConfig signatureConfig;
    private @Nullable String issuer;
    private @Nullable String username;
    private List<String> audience = List.of();
    private @Nullable String jwtId;
    private @Nullable String keyId;
    private Duration expTime = DEFAULT_EXP_TIME;
    private final Map<String, Object> customClaims = new LinkedHashMap<>();
    private @Nullable String algorithm;

    private Builder(IssuerSignatureConfig signatureConfig) {
      this.signatureConfig = signatureConfig;
    }

    /**
     * Sets {@link JwtIssuerConfig#issuer()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder issuer(@Nullable String value) {
      this.issuer = value;
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#username()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder username(@Nullable String value) {
      this.username = value;
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#audience()}.
     *
     * @param names the values
     * @return this builder
     */
    public Builder audience(String... names) {
      this.audience = List.of(names);
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#jwtId()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder jwtId(@Nullable String value) {
      this.jwtId = value;
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#keyId()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder keyId(@Nullable String value) {
      this.keyId = value;
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#expTime()}.
     *
     * @param time the value
     * @return this builder
     */
    public Builder expTime(Duration time) {
      this.expTime = time;
      return this;
    }

    /**
     * Sets one of {@link JwtIssuerConfig#customClaims()}.
     *
     * @param name the claim
     * @param value its value
     * @return this builder
     */
    public Builder customClaim(String name, Object value) {
      customClaims.put(name, value);
      return this;
    }

    /**
     * Sets {@link JwtIssuerConfig#algorithm()}.
     *
     * @param name the value, or null
     * @return this builder
     */
    public Builder algorithm(@Nullable String name) {
      this.algorithm = name;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public JwtIssuerConfig build() {
      return new JwtIssuerConfig(
          issuer,
          username,
          audience,
          jwtId,
          keyId,
          expTime,
          customClaims,
          algorithm,
          signatureConfig);
    }
  }
}
