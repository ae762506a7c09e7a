// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.ServerUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A token for the client itself: the client credentials grant (RFC 6749 section 4.4). A refresh
 * token is not made use of; an expired token is replaced by one that is obtained in the same way.
 *
 * <p>Immutable; made by {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param tokenUrl of the token endpoint, by {@code https}; {@code http} is taken too, which the log
 *     warns of unless it is this very machine
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
public record OAuth2ClientCredentialsGrantConfig(
    String tokenUrl,
    String clientId,
    String clientSecret,
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
   * @param clientId see above
   * @param clientSecret see above
   * @param scopes see above
   * @param defaultTokenExpTime see above
   * @param clockSkew see above
   * @param optionalParams see above
   * @param credentialBearer see above
   * @param clientConfig see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment; if a scope is blank, a time is negative or more than a
   *     year, or a parameter has a place of its own
   */
  public OAuth2ClientCredentialsGrantConfig {
    ServerUrl.check("tokenUrl", tokenUrl);
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
    scopes = List.copyOf(scopes);
    optionalParams = Map.copyOf(optionalParams);
    GrantRules.check(
        scopes, defaultTokenExpTime, clockSkew, optionalParams, clientId, clientSecret);
  }

  /**
   * Starts from the defaults.
   *
   * @param tokenUrl of the token endpoint
   * @param clientId as who the client is known
   * @param clientSecret its secret
   * @return a new builder
   */
  public static Builder builder(String tokenUrl, String clientId, String clientSecret) {
    return new Builder(tokenUrl, clientId, clientSecret);
  }

  /** Shows the server without its query, the client and the scopes. */
  @Override
  public String toString() {
    return GrantRules.shown(
        "OAuth2ClientCredentialsGrantConfig", tokenUrl, clientId, ", scopes=" + scopes);
  }

  /** Collects the values of a {@link OAuth2ClientCredentialsGrantConfig}. For one thread. */
  public static final class Builder extends OAuth2GrantBuilder<Builder> {

    private final String tokenUrl;

    private Builder(String tokenUrl, String clientId, String clientSecret) {
      this.tokenUrl = tokenUrl;
      this.clientId = clientId;
      this.clientSecret = clientSecret;
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
    public OAuth2ClientCredentialsGrantConfig build() {
      return new OAuth2ClientCredentialsGrantConfig(
          tokenUrl,
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
