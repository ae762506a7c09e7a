// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.ServerUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token for a refresh token that is there already (RFC 6749 section 6). If the token server sends
 * another refresh token along, that one is used from then on; it is kept in memory alone.
 *
 * <p>Immutable; made by {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param refreshUrl of the token endpoint, by {@code https}; {@code http} is taken too, which the
 *     log warns of unless it is this very machine
 * @param refreshToken the refresh token; may have placeholders. It is not shown by {@link
 *     #toString()}.
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
public record OAuth2RefreshTokenGrantConfig(
    String refreshUrl,
    String refreshToken,
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
   * @param refreshUrl see above
   * @param refreshToken see above
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
   *     year, a parameter has a place of its own, or there is a secret without a client
   */
  public OAuth2RefreshTokenGrantConfig {
    ServerUrl.check("refreshUrl", refreshUrl);
    Objects.requireNonNull(refreshToken, "refreshToken");
    scopes = List.copyOf(scopes);
    optionalParams = Map.copyOf(optionalParams);
    GrantRules.check(
        scopes, defaultTokenExpTime, clockSkew, optionalParams, clientId, clientSecret);
  }

  /**
   * Starts from the defaults.
   *
   * @param refreshUrl of the token endpoint
   * @param refreshToken the refresh token
   * @return a new builder
   */
  public static Builder builder(String refreshUrl, String refreshToken) {
    return new Builder(refreshUrl, refreshToken);
  }

  /** Shows the server without its query, the client and the scopes. */
  @Override
  public String toString() {
    return GrantRules.shown(
        "OAuth2RefreshTokenGrantConfig", refreshUrl, clientId, ", scopes=" + scopes);
  }

  /** Collects the values of a {@link OAuth2RefreshTokenGrantConfig}. For one thread. */
  public static final class Builder extends OAuth2GrantBuilder<Builder> {

    private final String refreshUrl;
    private final String refreshToken;

    private Builder(String refreshUrl, String refreshToken) {
      this.refreshUrl = refreshUrl;
      this.refreshToken = refreshToken;
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
    public OAuth2RefreshTokenGrantConfig build() {
      return new OAuth2RefreshTokenGrantConfig(
          refreshUrl,
          refreshToken,
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
