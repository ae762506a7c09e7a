// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static io.pirouette.websocket.interop.SecuredListener.bearer;

import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import java.io.IOException;
import java.util.List;
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
}
