// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are JSON Web Tokens (RFC 7519), signed (RFC 7515), sent as a bearer (RFC 6750).
 *
 * <p>A token is accepted if its signature is right, it has not expired and is valid already ({@code
 * exp}, {@code nbf}), and each of the claims below is as it is asked for. Unsigned and encrypted
 * tokens are refused, and nothing is fetched because a token says so: the key is where {@code
 * signatureConfig} says. The principal is named by the claim {@code sub}.
 *
 * <p>Needs {@code com.nimbusds:nimbus-jose-jwt} and JSON processing on the class path. Immutable;
 * made by {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param issuer what the claim {@code iss} has to be; null, the default, means anything
 * @param username what the claim {@code sub} has to be; null, the default, means anything
 * @param audience of which the claim {@code aud} has to name at least one; none, the default, means
 *     anything. A provider of OpenID signs tokens for other ends by the same keys, which without an
 *     audience let in as well.
 * @param jwtId what the claim {@code jti} has to be; null, the default, means anything
 * @param keyId what the header {@code kid} has to be; null, the default, means anything
 * @param customClaims claims that have to be there with just this value: a {@link String}, {@link
 *     Boolean}, {@link Number}, or a list of those; the default is none
 * @param clockSkew by how much the clocks of both ends may differ, at most a minute; the default is
 *     none
 * @param expiryRequired whether a token has to expire some day; the default is true
 * @param signatureConfig by which keys the signature is checked; there is no default
 * @param scopeKey the claim that holds the scopes, a list or a text with spaces between them; the
 *     default is {@code scope}
 * @param scopes see {@link ListenerAuth#scopes()}
 */
public record JwtValidatorConfig(
    @Nullable String issuer,
    @Nullable String username,
    List<String> audience,
    @Nullable String jwtId,
    @Nullable String keyId,
    Map<String, Object> customClaims,
    Duration clockSkew,
    boolean expiryRequired,
    ValidatorSignatureConfig signatureConfig,
    String scopeKey,
    List<String> scopes)
    implements ListenerAuth {

  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);

  /**
   * Checks and copies the values.
   *
   * @param issuer see above
   * @param username see above
   * @param audience see above
   * @param jwtId see above
   * @param keyId see above
   * @param customClaims see above
   * @param clockSkew see above
   * @param expiryRequired see above
   * @param signatureConfig see above
   * @param scopeKey see above
   * @param scopes see above
   * @throws IllegalArgumentException if the skew is negative or more than a minute, {@code
   *     scopeKey} is blank, or a scope is
   */
  public JwtValidatorConfig {
    audience = List.copyOf(audience);
    customClaims = Map.copyOf(customClaims);
    customClaims.forEach(JwtValidatorConfig::checkClaim);
    scopes = Scopes.checked(scopes);
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0) {
      throw new IllegalArgumentException(
          "clockSkew: " + clockSkew + " (expected: 0 to " + MAX_CLOCK_SKEW + ")");
    }
    if (scopeKey.isBlank()) {
      throw new IllegalArgumentException("scopeKey: '" + scopeKey + "' (expected: a claim's name)");
    }
  }

  private static void checkClaim(String name, Object value) {
    boolean possible =
        value instanceof String
            || value instanceof Boolean
            || value instanceof Number number && Double.isFinite(number.doubleValue());
    if (value instanceof List<?> list) {
      list.forEach(element -> checkClaim(name, element));
    } else if (!possible) {
      throw new IllegalArgumentException(
          "customClaims: " + name + ": " + value + " (expected: text, boolean, number, or a list)");
    }
  }

  /**
   * Starts from the defaults.
   *
   * @param signatureConfig by which keys the signature is checked
   * @return a new builder
   */
  public static Builder builder(ValidatorSignatureConfig signatureConfig) {
    return new Builder(signatureConfig);
  }

  /** Collects the values of a {@link JwtValidatorConfig}. For one thread. */
  public static final class Builder {

    private @Nullable String issuer;
    private @Nullable String username;
    private List<String> audience = List.of();
    private @Nullable String jwtId;
    private @Nullable String keyId;
    private Map<String, Object> customClaims = Map.of();
    private Duration clockSkew = Duration.ZERO;
    private boolean expiryRequired = true;
    private final ValidatorSignatureConfig signatureConfig;
    private String scopeKey = "scope";
    private List<String> scopes = List.of();

    private Builder(ValidatorSignatureConfig signatureConfig) {
      this.signatureConfig = signatureConfig;
    }

    /**
     * Sets {@link JwtValidatorConfig#issuer()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder issuer(@Nullable String value) {
      this.issuer = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#username()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder username(@Nullable String value) {
      this.username = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#audience()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder audience(List<String> value) {
      this.audience = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#jwtId()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder jwtId(@Nullable String value) {
      this.jwtId = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#keyId()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder keyId(@Nullable String value) {
      this.keyId = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#customClaims()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder customClaims(Map<String, Object> value) {
      this.customClaims = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#clockSkew()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder clockSkew(Duration value) {
      this.clockSkew = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#expiryRequired()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder expiryRequired(boolean value) {
      this.expiryRequired = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#scopeKey()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder scopeKey(String value) {
      this.scopeKey = value;
      return this;
    }

    /**
     * Sets {@link JwtValidatorConfig#scopes()}.
     *
     * @param names the value
     * @return this builder
     */
    public Builder scopes(String... names) {
      this.scopes = List.of(names);
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public JwtValidatorConfig build() {
      return new JwtValidatorConfig(
          issuer,
          username,
          audience,
          jwtId,
          keyId,
          customClaims,
          clockSkew,
          expiryRequired,
          signatureConfig,
          scopeKey,
          scopes);
    }
  }
}
