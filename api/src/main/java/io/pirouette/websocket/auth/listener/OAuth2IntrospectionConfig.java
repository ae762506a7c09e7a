// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.internal.Scopes;
import io.pirouette.websocket.internal.ServerUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of any kind, sent as a bearer (RFC 6750), that a server knows about (OAuth 2.0 Token
 * Introspection, RFC 7662). The server is asked for each upgrade request, unless answers are
 * remembered. The principal is named by {@code username}, else {@code sub}, else {@code client_id}
 * of the answer.
 *
 * <p>Whatever is no clear answer that the token is active refuses the request: with status 503
 * where the server could not be asked or did not answer as RFC 7662 says, for then the token may be
 * good.
 *
 * <p>Needs JSON processing on the class path. Immutable; made by {@link #builder}. The canonical
 * constructor is not part of the API.
 *
 * @param url of the introspection endpoint, by {@code https}; {@code http} is taken too, which the
 *     log warns of unless it is this very machine
 * @param tokenTypeHint what kind of token it is, for the server, such as {@code access_token};
 *     null, the default, says nothing
 * @param optionalParams further fields of the form that is posted; values may have placeholders,
 *     and are not shown by {@link #toString()}. The default is none.
 * @param clientId who asks, by HTTP Basic (RFC 6749 section 2.3.1); null, the default, means nobody
 * @param clientSecret its secret; may have placeholders. It is not shown by {@link #toString()}.
 * @param cacheConfig for how long answers are remembered, by a hash of the token, and at most until
 *     the token expires; answers that a token is not active for at most 10 seconds. Null, the
 *     default, means not at all.
 * @param clientConfig how the server is asked
 * @param scopeKey the field of the answer that holds the scopes, a text with spaces between them or
 *     a list; the default is {@code scope}
 * @param scopes see {@link ListenerAuth#scopes()}
 */
public record OAuth2IntrospectionConfig(
    String url,
    @Nullable String tokenTypeHint,
    Map<String, String> optionalParams,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable CacheConfig cacheConfig,
    HttpClientConfiguration clientConfig,
    String scopeKey,
    List<String> scopes)
    implements ListenerAuth {

  /**
   * Checks and copies the values.
   *
   * @param url see above
   * @param tokenTypeHint see above
   * @param optionalParams see above
   * @param clientId see above
   * @param clientSecret see above
   * @param cacheConfig see above
   * @param clientConfig see above
   * @param scopeKey see above
   * @param scopes see above
   * @throws IllegalArgumentException if the URL is not absolute, or not {@code http(s)}, or has
   *     user information or a fragment; if a parameter is one of RFC 7662's; if there is one of
   *     client and secret alone; if {@code scopeKey} is blank or a scope is
   */
  public OAuth2IntrospectionConfig {
    ServerUrl.check("url", url);
    optionalParams = Map.copyOf(optionalParams);
    if (optionalParams.containsKey("token") || optionalParams.containsKey("token_type_hint")) {
      throw new IllegalArgumentException(
          "optionalParams: " + optionalParams.keySet() + " (expected: none of RFC 7662's own)");
    }
    if ((clientId == null) != (clientSecret == null)) {
      throw new IllegalArgumentException(
          "clientId: " + clientId + " (expected: together with a clientSecret, or neither)");
    }
    if (scopeKey.isBlank()) {
      throw new IllegalArgumentException("scopeKey: '" + scopeKey + "' (expected: a field's name)");
    }
    scopes = Scopes.checked(scopes);
  }

  /**
   * Starts from the defaults.
   *
   * @param url of the introspection endpoint
   * @return a new builder
   */
  public static Builder builder(String url) {
    return new Builder(url);
  }

  /** Shows the endpoint without its query, the client and the scopes. */
  @Override
  public String toString() {
    return "OAuth2IntrospectionConfig[url="
        + ServerUrl.shown(url)
        + ", clientId="
        + clientId
        + ", scopes="
        + scopes
        + "]";
  }

  /** Collects the values of an {@link OAuth2IntrospectionConfig}. For one thread. */
  public static final class Builder {

    private final String url;
    private @Nullable String tokenTypeHint;
    private Map<String, String> optionalParams = Map.of();
    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private @Nullable CacheConfig cacheConfig;
    private HttpClientConfiguration clientConfig = HttpClientConfiguration.DEFAULT;
    private String scopeKey = "scope";
    private List<String> scopes = List.of();

    private Builder(String url) {
      this.url = url;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#tokenTypeHint()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder tokenTypeHint(@Nullable String value) {
      this.tokenTypeHint = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#optionalParams()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder optionalParams(Map<String, String> value) {
      this.optionalParams = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#clientId()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder clientId(@Nullable String value) {
      this.clientId = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#clientSecret()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder clientSecret(@Nullable String value) {
      this.clientSecret = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#cacheConfig()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder cacheConfig(@Nullable CacheConfig value) {
      this.cacheConfig = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#clientConfig()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder clientConfig(HttpClientConfiguration value) {
      this.clientConfig = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#scopeKey()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder scopeKey(String value) {
      this.scopeKey = value;
      return this;
    }

    /**
     * Sets {@link OAuth2IntrospectionConfig#scopes()}.
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
    public OAuth2IntrospectionConfig build() {
      return new OAuth2IntrospectionConfig(
          url,
          tokenTypeHint,
          optionalParams,
          clientId,
          clientSecret,
          cacheConfig,
          clientConfig,
          scopeKey,
          scopes);
    }
  }
}
