// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.introspection;

import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.Claims;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.NamedPrincipal;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.TokenValidator;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.fetch.Fetched;
import io.pirouette.websocket.impl.fetch.RemoteResource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a server about each token, and remembers its answers if it is to. */
public final class Introspection implements TokenValidator {

  private static final int MAX_BYTES = 262_144;
  private static final int OK = 200;

  private final OAuth2IntrospectionConfig config;
  private final RemoteResource endpoint;
  private final JsonObjects json;
  private final Map<String, String> fields;
  private final Map<String, String> headers;
  private final @Nullable RememberedAnswers remembered;
  private final Clock clock = Clock.systemUTC();

  private Introspection(OAuth2IntrospectionConfig config) {
    this.config = config;
    this.json = new JsonObjects();
    this.fields = fields(config);
    this.headers = headers(config);
    this.remembered =
        config.cacheConfig() == null ? null : new RememberedAnswers(config.cacheConfig(), clock);
    this.endpoint = new RemoteResource(config.url(), config.clientConfig(), MAX_BYTES);
  }

  /**
   * The one of a configuration; the server is asked for the first token.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static Introspection of(OAuth2IntrospectionConfig config) {
    try {
      return new Introspection(config);
    } catch (WebSocketException | NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "Introspection of tokens needs JSON processing on the class path (add a provider, such as"
              + " org.eclipse:yasson)",
          null);
    }
  }

  private static Map<String, String> fields(OAuth2IntrospectionConfig config) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (config.tokenTypeHint() != null) {
      fields.put("token_type_hint", config.tokenTypeHint());
    }
    config
        .optionalParams()
        .forEach((name, value) -> fields.put(name, Placeholders.resolve(name, value)));
    return fields;
  }

  private static Map<String, String> headers(OAuth2IntrospectionConfig config) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    if (config.clientId() != null && config.clientSecret() != null) {
      String credentials =
          RemoteResource.encoded(Placeholders.resolve("clientId", config.clientId()))
              + ":"
              + RemoteResource.encoded(Placeholders.resolve("clientSecret", config.clientSecret()));
      headers.put(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
    }
    return headers;
  }

  @Override
  public Identity validate(String token) {
    Optional<Identity> answer =
        remembered == null ? ask(token) : remembered.of(token, () -> ask(token));
    Identity identity = answer.orElseThrow(() -> new RejectedException("the token is not active"));
    if (identity.expiry().filter(expiry -> !clock.instant().isBefore(expiry)).isPresent()) {
      throw new RejectedException("the token has expired");
    }
    return identity;
  }

  /** Whom the server takes the token for; empty if it says that the token is not active. */
  private Optional<Identity> ask(String token) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", token);
    form.putAll(fields);
    Fetched answer = endpoint.post(form, headers);
    if (answer.status() != OK) {
      throw new UnavailableException(endpoint + ": answers with " + answer.status(), null);
    }
    Claims claims = claims(answer.body());
    boolean active =
        claims
            .any("active")
            .filter(Boolean.class::isInstance)
            .map(Boolean.class::cast)
            .orElseThrow(() -> odd("no member 'active' that is true or false"));
    return active && isValidYet(claims) ? Optional.of(identity(claims)) : Optional.empty();
  }

  private Claims claims(String body) {
    try {
      return new Claims(json.read(body));
    } catch (PayloadBindingException e) {
      throw odd("no JSON object");
    }
  }

  private UnavailableException odd(String what) {
    return new UnavailableException(endpoint + ": its answer has " + what, null);
  }

  private boolean isValidYet(Claims claims) {
    Instant now = clock.instant();
    return claims.date("nbf").filter(now::isBefore).isEmpty();
  }

  private Identity identity(Claims claims) {
    Optional<String> name =
        claims.text("username").or(() -> claims.text("sub")).or(() -> claims.text("client_id"));
    return new Identity(
        name.map(NamedPrincipal::new),
        claims.names(config.scopeKey()),
        claims.date("exp"),
        authority(claims));
  }

  /** Of one address, two queries may mean two sets of users; and a client is no user. */
  private String authority(Claims claims) {
    boolean user = claims.text("username").isPresent() || claims.text("sub").isPresent();
    return (user ? "users of " : "clients of ") + config.url();
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
