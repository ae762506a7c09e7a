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
 * A token for a user whose password the client knows: the resource owner password credentials grant
 * (RFC 6749 section 4.3).
 *
 * <p>Immutable; made by {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param tokenUrl of the token endpoint, by {@code https}; {@code http} is taken too, which the log
 *     warns of unless it is this very machine
 * @param username the user's name; may have placeholders
 * @param password the user's password; may have placeholders. It is not shown by {@link
 *     #toString()}.
 * @param clientId see {@link OAuth2GrantConfig#clientId()}
 * @param clientSecret see {@link OAuth2GrantConfig#clientSecret()}. It is not shown by {@link
 *     #toString()}.
 * @param scopes see {@link OAuth2GrantConfig#scopes()}
 * @param refreshConfig how an expired token is replaced by the refresh token that came with it (RFC
 *     6749 section 6); if the token server does not take that, by the password again. Null, the
 *     default, means by the password alone.
 * @param defaultTokenExpTime see {@link OAuth2GrantConfig#defaultTokenExpTime()}
 * @param clockSkew see {@link OAuth2GrantConfig#clockSkew()}
 * @param optionalParams see {@link OAuth2GrantConfig#optionalParams()}. They are not shown by
 *     {@link #toString()}.
 * @param credentialBearer see {@link OAuth2GrantConfig#credentialBearer()}
 * @param clientConfig see {@link OAuth2GrantConfig#clientConfig()}
 */
public record OAuth2PasswordGrantConfig(
    String tokenUrl,
    String username,
    String password,
    @Nullable String clientId,
    @Nullable String clientSecret,
    List<String> scopes,
    @Nullable RefreshConfig refreshConfig,
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
   * @param username see above
   * @param password see above
   * @param clientId see above
   * @param clientSecret see above
   * @param scopes see above
   * @param refreshConfig see above
   * @param defaultTokenExpTime see above
   * @param clockSkew see above
   * @param optionalParams see above
   * @param credentialBearer see above
   * @param clientConfig see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment; if a scope is blank, a time is negative or more than a
   *     year, a parameter has a place of its own, or there is a secret without a client
   */
  public OAuth2PasswordGrantConfig {
    ServerUrl.check("tokenUrl", tokenUrl);
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    scopes = List.copyOf(scopes);
    optionalParams = Map.copyOf(optionalParams);
    GrantRules.check(
        scopes, defaultTokenExpTime, clockSkew, optionalParams, clientId, clientSecret);
  }

  /**
   * Starts from the defaults.
   *
   * @param tokenUrl of the token endpoint
   * @param username the user's name
   * @param password the user's password
   * @return a new builder
   */
  public static Builder builder(String tokenUrl, String username, String password) {
    return new Builder(tokenUrl, username, password);
  }

  /** Shows the server without its query, the client, the user and the scopes. */
  @Override
  public String toString() {
    return GrantRules.shown(
        "OAuth2PasswordGrantConfig",
        tokenUrl,
        clientId,
        ", username=" + username + ", scopes=" + scopes);
  }

  /** Collects the values of a {@link OAuth2PasswordGrantConfig}. For one thread. */
  public static final class Builder extends OAuth2GrantBuilder<Builder> {

    private final String tokenUrl;
    private final String username;
    private final String password;
    private @Nullable RefreshConfig refreshConfig;

    private Builder(String tokenUrl, String username, String password) {
      this.tokenUrl = tokenUrl;
      this.username = username;
      this.password = password;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets {@link OAuth2PasswordGrantConfig#refreshConfig()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder refreshConfig(@Nullable RefreshConfig value) {
      this.refreshConfig = value;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public OAuth2PasswordGrantConfig build() {
      return new OAuth2PasswordGrantConfig(
          tokenUrl,
          username,
          password,
          clientId,
          clientSecret,
          scopes,
          refreshConfig,
          defaultTokenExpTime,
          clockSkew,
          optionalParams,
          credentialBearer,
          clientConfig);
    }
  }
}
