// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialBearer;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.fixture.KeyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client whose tokens are granted by Keycloak. */
@Tag("interop")
@Tag("stock")
class KeycloakGrantsIT {

  private static final String ALICE = Keycloak.ALICE;
  private static final String SECRET = "machine+secret/ 123";

  /** So long that each connection takes a new token. */
  private static final Duration ALWAYS = Duration.ofDays(1);

  private static Keycloak keycloak;
  private static SecuredListener listener;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start();
    listener = new SecuredListener(tokens());
  }

  @AfterAll
  static void stop() throws IOException {
    if (listener != null) {
      listener.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  private static JwtValidatorConfig tokens() {
    return JwtValidatorConfig.builder(new JwksConfig(keycloak.keys()))
        .issuer(keycloak.issuer())
        .build();
  }

  private static ClientConfiguration with(ClientAuth auth) {
    return ClientConfiguration.builder().auth(auth).readTimeout(Duration.ofSeconds(20)).build();
  }

  private static String whoAmI(ClientAuth auth) {
    try (Client client = Client.connect(listener.url(), with(auth))) {
      return client.readTextMessage();
    }
  }

  private static String refusal(ClientAuth auth) {
    String message =
        assertThrows(AuthException.class, () -> Client.connect(listener.url(), with(auth)))
            .getMessage();
    assertTrue(message.startsWith("Failed to enrich request with OAuth2 token. "), message);
    assertFalse(message.contains("123"), message);
    return message.substring(message.indexOf("answers with"));
  }

  private static OAuth2ClientCredentialsGrantConfig.Builder machine(String secret) {
    return OAuth2ClientCredentialsGrantConfig.builder(keycloak.tokenEndpoint(), "machine", secret);
  }

  @Test
  @Tag("CAU-04")
  void aTokenForTheClientItselfIsGrantedForItsSecretInTheHeaderOrTheBody() {
    String header = whoAmI(machine(SECRET).scopes("write").build());
    assertTrue(header.endsWith(" [write]"), header);
    ClientAuth body = machine(SECRET).credentialBearer(CredentialBearer.POST_BODY_BEARER).build();
    assertEquals(header.replace("[write]", "[]"), whoAmI(body));
  }

  @Test
  @Tag("CAU-06")
  void whatKeycloakDoesNotGrantIsAnErrorThatSaysWhyAsTheStandardHasIt() {
    assertEquals("answers with 401, unauthorized_client", refusal(machine("wrong 123").build()));
    assertEquals("answers with 400, invalid_scope", refusal(machine(SECRET).scopes("x").build()));
    assertEquals(
        "answers with 400, invalid_grant",
        refusal(
            OAuth2PasswordGrantConfig.builder(keycloak.tokenEndpoint(), "alice", "wrong 123")
                .clientId("app")
                .build()));
  }

  @Test
  @Tag("CAU-04")
  void aTokenForAUserIsGrantedToAPublicClientAndToOneWithASecretAndRefreshed() {
    OAuth2PasswordGrantConfig.Builder alice =
        OAuth2PasswordGrantConfig.builder(keycloak.tokenEndpoint(), "alice", "alice@123")
            .scopes("write")
            .clockSkew(ALWAYS)
            .refreshConfig(RefreshConfig.INFERRED);
    ClientAuth open = alice.clientId("app").build();
    ClientAuth confidential = alice.clientId("machine").clientSecret(SECRET).build();
    for (int i = 0; i < 3; i++) {
      assertEquals(ALICE + " [write]", whoAmI(open));
      assertEquals(ALICE + " [write]", whoAmI(confidential));
    }
  }

  @Test
  @Tag("CAU-04")
  @Tag("F39")
  void aRefreshTokenIsReplacedByTheNextOneAndARevokedOneIsAnError() throws Exception {
    String token = keycloak.tokens("app", "write").getString("refresh_token");
    ClientAuth auth =
        OAuth2RefreshTokenGrantConfig.builder(keycloak.tokenEndpoint(), token)
            .clientId("app")
            .clockSkew(ALWAYS)
            .build();
    for (int i = 0; i < 3; i++) {
      assertEquals(ALICE + " [write]", whoAmI(auth));
    }
    keycloak.logOutAlice();
    assertEquals("answers with 400, invalid_grant", refusal(auth));
  }

  @Test
  @Tag("CAU-05")
  void aTokenIsGrantedForAnAssertionOfAPartner(@TempDir Path directory) {
    String key = new KeyFiles(directory).key("partner.pem", Keycloak.PARTNER.getPrivate());
    JwtIssuerConfig partner =
        JwtIssuerConfig.builder(new KeyFile(key))
            .issuer("https://partner.test")
            .username("alice of the partner")
            .audience(keycloak.issuer())
            .expTime(Duration.ofSeconds(60))
            .build();
    ClientAuth auth =
        OAuth2JwtBearerGrantConfig.builder(keycloak.tokenEndpoint(), partner)
            .clientId("machine")
            .clientSecret(SECRET)
            .scopes("write")
            .clockSkew(ALWAYS)
            .build();
    assertEquals(ALICE + " [write]", whoAmI(auth));
    assertEquals(ALICE + " [write]", whoAmI(auth));
  }

  @Test
  @Tag("CAU-08")
  @Tag("F39")
  void aTokenThatExpiresDuringTheConnectionEndsItAndTheNextConnectionHasANewOne() {
    ClientAuth auth =
        OAuth2PasswordGrantConfig.builder(keycloak.tokenEndpoint(), "alice", "alice@123")
            .clientId("hasty")
            .build();
    AuthOptions closing = AuthOptions.builder().closeAtExpiry(true).build();
    try (SecuredListener strict = new SecuredListener(closing, tokens())) {
      for (int i = 0; i < 2; i++) {
        try (Client client = Client.connect(strict.url(), with(auth))) {
          assertEquals(ALICE + " []", client.readTextMessage());
          ConnectionClosureException closed =
              assertThrows(ConnectionClosureException.class, client::readTextMessage);
          assertEquals(1008, closed.statusCode());
        }
      }
    }
  }

  @Test
  @Tag("CAU-04")
  void manyClientsOfOneConfigurationShareOneToken() {
    ClientAuth auth = machine(SECRET).scopes("write").build();
    assertEquals(
        1,
        List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream().map(i -> whoAmI(auth)).distinct().count());
  }
}
