// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.CredentialBearer;
import io.pirouette.websocket.auth.client.OAuth2GrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.impl.configuration.Placeholders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A token request as it is configured (RFC 6749), with what its placeholders stand for. */
final class TokenRequest {

  private final TokenEndpoint endpoint;
  private final @Nullable String clientId;
  private final @Nullable String clientSecret;
  private final CredentialBearer bearer;
  private final Map<String, String> fields;

  private TokenRequest(
      TokenEndpoint endpoint,
      @Nullable String clientId,
      @Nullable String clientSecret,
      CredentialBearer bearer,
      Map<String, String> fields) {
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.bearer = bearer;
    this.fields = fields;
  }

  /** The one of a grant. */
  static TokenRequest of(OAuth2GrantConfig config, String url, String grantType) {
    return new TokenRequest(
        new TokenEndpoint(url, config.clientConfig()),
        resolved("clientId", config.clientId()),
        resolved("clientSecret", config.clientSecret()),
        config.credentialBearer(),
        fields(grantType, config.scopes(), config.optionalParams()));
  }

  /** The one that refreshes the tokens of a grant. */
  static TokenRequest of(OAuth2GrantConfig config, String tokenUrl, RefreshConfig refresh) {
    HttpClientConfiguration http =
        Objects.requireNonNullElse(refresh.clientConfig(), config.clientConfig());
    String url = Objects.requireNonNullElse(refresh.refreshUrl(), tokenUrl);
    return new TokenRequest(
        new TokenEndpoint(url, http),
        resolved("clientId", config.clientId()),
        resolved("clientSecret", config.clientSecret()),
        Objects.requireNonNullElse(refresh.credentialBearer(), config.credentialBearer()),
        fields("refresh_token", refresh.scopes(), refresh.optionalParams()));
  }

  private static @Nullable String resolved(String field, @Nullable String value) {
    return value == null ? null : Placeholders.resolve(field, value);
  }

  private static Map<String, String> fields(
      String grantType, List<String> scopes, Map<String, String> others) {
    Map<String, String> fields = new LinkedHashMap<>();
    others.forEach((name, value) -> fields.put(name, Placeholders.resolve(name, value)));
    fields.put("grant_type", grantType);
    if (!scopes.isEmpty()) {
      fields.put("scope", String.join(" ", scopes));
    }
    return fields;
  }

  /** The same with another field, which may have placeholders. */
  TokenRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, Placeholders.resolve(name, value));
    return new TokenRequest(endpoint, clientId, clientSecret, bearer, more);
  }

  /**
   * Sends it.
   *
   * @param more fields as they are
   */
  TokenResponse send(Map<String, String> more, TokenFetch fetch) throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.putAll(more);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (clientId != null && bearer != CredentialBearer.NO_BEARER) {
      authenticate(clientId, form, headers);
    }
    return endpoint.post(encoded(form), headers, fetch);
  }

  private void authenticate(
      String id, Map<String, String> form, Map<String, List<String>> headers) {
    String secret = clientSecret;
    if (secret == null) {
      form.put("client_id", id);
      return;
    }
    if (bearer == CredentialBearer.POST_BODY_BEARER) {
      form.put("client_id", id);
      form.put("client_secret", secret);
    } else {
      headers.put("Authorization", List.of(BasicCredentials.of(encoded(id), encoded(secret))));
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
