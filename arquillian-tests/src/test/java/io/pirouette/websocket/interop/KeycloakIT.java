// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static io.pirouette.websocket.interop.SecuredListener.bearer;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of Keycloak, by its keys and by asking it. */
@Tag("interop")
@Tag("stock")
class KeycloakIT {

  private static final String ALICE = Keycloak.ALICE;

  private static Keycloak keycloak;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  private static JwtValidatorConfig.Builder tokens() {
    return JwtValidatorConfig.builder(new JwksConfig(keycloak.keys()))
        .issuer(keycloak.issuer())
        .audience(List.of("pirouette"));
  }

  @Test
  @Tag("LAU-11")
  @Tag("LAU-12")
  void aTokenIsBelievedByThePublishedKeys() throws Exception {
    String token = keycloak.token("app", "write");
    try (SecuredListener listener = new SecuredListener(tokens().scopes("write").build())) {
      listener.assertIs(ALICE + " [write]", bearer(token));
      listener.assertRefused(403, bearer(keycloak.token("app", "")));
      listener.assertRefused(401, bearer(keycloak.token("hasty", "")));
      listener.assertRefused(401, bearer(token.substring(0, token.length() - 4) + "AAAA"));
    }
    try (SecuredListener listener =
        new SecuredListener(tokens().issuer(keycloak.issuer() + "/").build())) {
      listener.assertRefused(401, bearer(token));
    }
  }

  @Test
  @Tag("LAU-11")
  @Tag("T14")
  void aTokenByANewKeyIsBelievedAtOnceAndOneByTheOldKeyStill() throws Exception {
    try (SecuredListener listener = new SecuredListener(tokens().build())) {
      String old = keycloak.token("app", "write");
      listener.assertIs(ALICE + " [write]", bearer(old));
      keycloak.rotateKeys();
      String newer = keycloak.token("app", "write");
      listener.assertIs(ALICE + " [write]", bearer(newer));
      listener.assertIs(ALICE + " [write]", bearer(old));
    }
  }

  @Test
  @Tag("LAU-11")
  void aTokenThatHasExpiredIsRefused() throws Exception {
    JwtValidatorConfig config = JwtValidatorConfig.builder(new JwksConfig(keycloak.keys())).build();
    try (SecuredListener listener = new SecuredListener(config)) {
      String token = keycloak.token("hasty", "");
      listener.assertIs(ALICE + " []", bearer(token));
      listener.awaitRefusal(401, bearer(token));
    }
  }

  @Test
  @Tag("LAU-13")
  void aTokenIsGoodUntilItsSessionEnds() throws Exception {
    OAuth2IntrospectionConfig config =
        OAuth2IntrospectionConfig.builder(keycloak.introspection())
            .tokenTypeHint("access_token")
            .clientId("service")
            .clientSecret("service@123")
            .scopes("write")
            .build();
    try (SecuredListener listener = new SecuredListener(config)) {
      String token = keycloak.token("app", "write");
      listener.assertIs("alice [write]", bearer(token));
      listener.assertRefused(403, bearer(keycloak.token("app", "")));
      keycloak.logOutAlice();
      listener.assertRefused(401, bearer(token));
      listener.assertRefused(401, bearer("x"));
    }
    OAuth2IntrospectionConfig stranger =
        OAuth2IntrospectionConfig.builder(keycloak.introspection())
            .clientId("service")
            .clientSecret("wrong")
            .build();
    try (SecuredListener listener = new SecuredListener(stranger)) {
      listener.assertRefused(503, bearer(keycloak.token("app", "write")));
    }
  }

  @Test
  @Tag("LAU-11")
  @Tag("T14")
  void aTokenByAKeyThatIsPublishedNoLongerIsRefusedOnceKeysAreFetchedAgain() throws Exception {
    JwksConfig hasty =
        new JwksConfig(
            keycloak.keys(),
            HttpClientConfiguration.DEFAULT,
            new CacheConfig(Duration.ofSeconds(1)));
    URI key = keycloak.rotateKeys();
    String old = keycloak.token("app", "write");
    JwtValidatorConfig config = JwtValidatorConfig.builder(hasty).build();
    try (SecuredListener listener = new SecuredListener(config)) {
      listener.assertIs(ALICE + " [write]", bearer(old));
      keycloak.rotateKeys();
      keycloak.takeAway(key);
      listener.awaitRefusal(401, bearer(old));
      listener.assertIs(ALICE + " [write]", bearer(keycloak.token("app", "write")));
    }
  }

  /** Keycloak signs them by the same keys, or knows about them as well. */
  @Test
  @Tag("LAU-11")
  @Tag("LAU-13")
  void tokensThatAreForSomethingElseAreRefused() throws Exception {
    JsonObject tokens = keycloak.tokens("app", "openid");
    for (ListenerAuth kind : List.of(tokens().build(), typed(), introspection())) {
      try (SecuredListener listener = new SecuredListener(kind)) {
        listener.assertRefused(401, bearer(tokens.getString("id_token")));
        listener.assertRefused(401, bearer(tokens.getString("refresh_token")));
        String name = kind instanceof JwtValidatorConfig ? ALICE : "alice";
        listener.assertIs(name + " [openid]", bearer(tokens.getString("access_token")));
      }
    }
  }

  private static JwtValidatorConfig typed() {
    return JwtValidatorConfig.builder(new JwksConfig(keycloak.keys()))
        .customClaims(Map.of("typ", "Bearer"))
        .build();
  }

  private static OAuth2IntrospectionConfig introspection() {
    return OAuth2IntrospectionConfig.builder(keycloak.introspection())
        .tokenTypeHint("access_token")
        .clientId("service")
        .clientSecret("service@123")
        .build();
  }
}
