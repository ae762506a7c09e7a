// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.ServerUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token for an assertion that is a JWT: the grant {@code
 * urn:ietf:params:oauth:grant-type:jwt-bearer} (RFC 7523 section 2.1).
 *
 * <p>Immutable; made by {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param tokenUrl of the token endpoint, by {@code https}; {@code http} is taken too, which the log
 *     warns of unless it is this very machine
 * @param assertion the JWT; may have placeholders. It is not shown by {@link #toString()}. Null if
 *     the client makes it.
 * @param assertionIssuer how the client makes a JWT for each token request; null if there is one
 *     already
 * @param clientId see {@link OAuth2GrantConfig#clientId()}
 * @param clientSecret see {@link OAuth2GrantConfig#clientSecret()}. It is not shown by {@link
 *     #toString()}.
 * @param scopes see {@link OAuth2GrantConfig#scopes()}
 * @param defaultTokenExpTime see {@link OAuth2GrantConfig#defaultTokenExpTime()}
 * @param clockSkew see {@link OAuth2GrantConfig#clockSkew()}
 * @param optionalParams see {@link OAuth2GrantConfig#optionalParams()}. They are not shown by
 *     {@link #toString()}.
 * @param credentialBearer see {@link OAuth2GrantConfig#credentialBearer()}
 * @param clientConfig see {@link OAuth2GrantConfig#clientConfig()}
 */
public record OAuth2JwtBearerGrantConfig(
    String tokenUrl,
    @Nullable String assertion,
    @Nullable JwtIssuerConfig assertionIssuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    List<String> scopes,
    Duration defaultTokenExpTime,
    Duration clockSkew,
    Map<String, String> optionalParams,
    CredentialBearer credentialBearer,
    HttpClientConfiguration clientConfig)
    implements OAuth2GrantConfig {

  /**
   * Checks and copies the values.
   *
   * @param tokenUrl see above
   * @param assertion see above
   * @param assertionIssuer see above
   * @param clientId see above
   * @param clientSecret see above
   * @param scopes see above
   * @param defaultTokenExpTime see above
   * @param clockSkew see above
   * @param optionalParams see above
   * @param credentialBearer see above
   * @param clientConfig see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment; if there is not one of assertion and issuer alone; if a
   *     scope is blank, a time is negative or more than a year, a parameter has a place of its own,
   *     or there is a secret without a client
   */
  public OAuth2JwtBearerGrantConfig {
    ServerUrl.check("tokenUrl", tokenUrl);
    if ((assertion == null) == (assertionIssuer == null)) {
      throw new IllegalArgumentException(
          "assertion: not shown (expected: either an assertion or an assertionIssuer)");
    }
    scopes = List.copyOf(scopes);
    optionalParams = Map.copyOf(optionalParams);
    GrantRules.check(
        scopes, defaultTokenExpTime, clockSkew, optionalParams, clientId, clientSecret);
  }

  /**
   * Starts from the defaults, with an assertion that is there already.
   *
   * @param tokenUrl of the token endpoint
   * @param assertion the JWT
   * @return a new builder
   */
  public static Builder builder(String tokenUrl, String assertion) {
    return new Builder(tokenUrl, assertion, null);
  }

  /**
   * Starts from the defaults, with assertions that the client makes.
   *
   * @param tokenUrl of the token endpoint
   * @param assertionIssuer how they are made
   * @return a new builder
   */
  public static Builder builder(String tokenUrl, JwtIssuerConfig assertionIssuer) {
    return new Builder(tokenUrl, null, assertionIssuer);
  }

  /** Shows the server without its query, the client and the scopes. */
  @Override
  public String toString() {
    return GrantRules.shown("OAuth2JwtBearerGrantConfig", tokenUrl, clientId, ", scopes=" + scopes);
  }

  /** Collects the values of a {@link OAuth2JwtBearerGrantConfig}. For one thread. */
  public static final class Builder extends OAuth2GrantBuilder<Builder> {

    private final String tokenUrl;
    private final @Nullable String assertion;
    private final @Nullable JwtIssuerConfig assertionIssuer;

    private Builder(
        String tokenUrl, @Nullable String assertion, @Nullable JwtIssuerConfig assertionIssuer) {
      this.tokenUrl = tokenUrl;
      this.assertion = assertion;
      this.assertionIssuer = assertionIssuer;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public OAuth2JwtBearerGrantConfig build() {
      return new OAuth2JwtBearerGrantConfig(
          tokenUrl,
          assertion,
          assertionIssuer,
          clientId,
          clientSecret,
          scopes,
          defaultTokenExpTime,
          clockSkew,
          optionalParams,
          credentialBearer,
          clientConfig);
    }
  }
}
