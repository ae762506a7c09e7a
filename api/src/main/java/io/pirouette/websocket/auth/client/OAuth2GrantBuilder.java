// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values that all {@link OAuth2GrantConfig}s have. For one thread.
 *
 * @param <B> the kind of builder
 */
public abstract sealed class OAuth2GrantBuilder<B extends OAuth2GrantBuilder<B>>
    permits OAuth2ClientCredentialsGrantConfig.Builder,
        OAuth2PasswordGrantConfig.Builder,
        OAuth2RefreshTokenGrantConfig.Builder,
        OAuth2JwtBearerGrantConfig.Builder {

  @Nullable String clientId;
  @Nullable String clientSecret;
  List<String> scopes = List.of();
  Duration defaultTokenExpTime = OAuth2GrantConfig.DEFAULT_TOKEN_EXP_TIME;
  Duration clockSkew = Duration.ZERO;
  Map<String, String> optionalParams = Map.of();
  CredentialBearer credentialBearer = CredentialBearer.AUTH_HEADER_BEARER;
  HttpClientConfiguration clientConfig = HttpClientConfiguration.DEFAULT;

  OAuth2GrantBuilder() {}

  abstract B self();

  /**
   * Sets {@link OAuth2GrantConfig#clientId()}.
   *
   * @param value the value, or null
   * @return this builder
   */
  public B clientId(@Nullable String value) {
    this.clientId = value;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#clientSecret()}.
   *
   * @param value the value, or null
   * @return this builder
   */
  public B clientSecret(@Nullable String value) {
    this.clientSecret = value;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#scopes()}.
   *
   * @param names the value
   * @return this builder
   */
  public B scopes(String... names) {
    this.scopes = List.of(names);
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#defaultTokenExpTime()}.
   *
   * @param time the value
   * @return this builder
   */
  public B defaultTokenExpTime(Duration time) {
    this.defaultTokenExpTime = time;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#clockSkew()}.
   *
   * @param time the value
   * @return this builder
   */
  public B clockSkew(Duration time) {
    this.clockSkew = time;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#optionalParams()}.
   *
   * @param fields the value
   * @return this builder
   */
  public B optionalParams(Map<String, String> fields) {
    this.optionalParams = fields;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#credentialBearer()}.
   *
   * @param place the value
   * @return this builder
   */
  public B credentialBearer(CredentialBearer place) {
    this.credentialBearer = place;
    return self();
  }

  /**
   * Sets {@link OAuth2GrantConfig#clientConfig()}.
   *
   * @param configuration the value
   * @return this builder
   */
  public B clientConfig(HttpClientConfiguration configuration) {
    this.clientConfig = configuration;
    return self();
  }
}
