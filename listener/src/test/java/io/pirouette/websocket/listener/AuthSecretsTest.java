// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.TrustStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that are planted in configurations and requests, and looked for wherever text appears.
 */
class AuthSecretsTest {

  private static final String SIGNING = "planted-01-secret-that-tokens-are-signed-by";
  private static final String TOKEN = "planted-02-bearer-token";
  private static final String PASSWORD = "planted-03-password";
  private static final String WRONG_PASSWORD = "planted-04-wrong-password";
  private static final String CLIENT_SECRET = "planted-05-client-secret";
  private static final String BIND_PASSWORD = "planted-06-bind-password";
  private static final String STORE_PASSWORD = "planted-07-store-password";
  private static final String COOKIE = "planted-08-cookie";
  private static final String FILE_PASSWORD = "planted-09-file-password";
  private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW";
  private static final String SUB_PROTOCOL = "planted-11-sub-protocol";
  private static final String PARAMETER = "planted-12-parameter";

  private static final List<String> PLANTED =
      List.of(
          SIGNING,
          TOKEN,
          PASSWORD,
          WRONG_PASSWORD,
          CLIENT_SECRET,
          BIND_PASSWORD,
          STORE_PASSWORD,
          COOKIE,
          FILE_PASSWORD,
          HASH,
          SUB_PROTOCOL,
          PARAMETER);

  @TempDir Path directory;

  private static void assertShowsNothing(String text) {
    EverythingLogged.assertShowsNone(PLANTED, text);
  }

  private ListenerAuth[] kinds(TokenServer server) throws IOException {
    Path users =
        Files.writeString(
            directory.resolve("Config.toml"),
            """
            [[ballerina.auth.users]]
            username = "carol"
            password = "%s"
            """
                .formatted(FILE_PASSWORD));
    return new ListenerAuth[] {
      new FileUserStoreConfig(
          users.toString(), List.of(new User("alice", PASSWORD), new User("bob", HASH)), List.of()),
      LdapUserStoreConfig.builder("ldap://127.0.0.1:1")
          .connectionName("cn=service")
          .connectionPassword(BIND_PASSWORD)
          .userSearchBase("dc=example")
          .build(),
      JwtValidatorConfig.builder(new SharedSecret(SIGNING)).build(),
      JwtValidatorConfig.builder(new JwksConfig(server.url("/keys?key=" + PARAMETER))).build(),
      OAuth2IntrospectionConfig.builder(server.url("/introspect?key=" + PARAMETER))
          .clientId("client")
          .clientSecret(CLIENT_SECRET)
          .optionalParams(Map.of("key", PARAMETER))
          .clientConfig(
              HttpClientConfiguration.of(
                  ClientSecureSocket.builder().key(new KeyStore("keys", STORE_PASSWORD)).build()))
          .build()
    };
  }

  @Test
  @Tag("T22")
  void noSecretIsLoggedOrAnswered() throws Exception {
    try (TokenServer server = TokenServer.start().answering(500, TOKEN);
        EverythingLogged log = new EverythingLogged();
        Secured secured = secured(server)) {
      for (String line :
          List.of(
              Secured.basic("alice", PASSWORD),
              Secured.basic("alice", WRONG_PASSWORD),
              Secured.basic("bob", WRONG_PASSWORD),
              Secured.basic("carol", FILE_PASSWORD),
              Secured.basic("alice", PASSWORD + "\0"),
              "Authorization: Digest " + PASSWORD,
              Secured.bearer(TOKEN),
              Secured.bearer(TOKEN + ".x.y"),
              "Sec-WebSocket-Protocol: bearer." + SUB_PROTOCOL)) {
        assertShowsNothing(secured.answer(line, "Cookie: session=" + COOKIE).toString());
      }
      try (RawPeer peer = secured.open(Secured.basic("alice", PASSWORD))) {
        peer.sendText("renew " + TOKEN);
        peer.expectClose(1011, "Unexpected condition");
      }
      Files.writeString(directory.resolve("Config.toml"), "password = " + FILE_PASSWORD);
      Patience.await(
          "a line about the file",
          () -> {
            ask(secured);
            return log.lines().stream().anyMatch(line -> line.contains("stays in force"));
          });
      assertTrue(log.lines().size() > 50, "everything is logged");
      log.lines().forEach(AuthSecretsTest::assertShowsNothing);
    }
  }

  private Secured secured(TokenServer server) throws IOException {
    ListenerAuth[] kinds = kinds(server);
    return Secured.by(
        service ->
            service
                .auth(kinds)
                .authOptions(
                    AuthOptions.builder()
                        .bearerSubProtocol("bearer.")
                        .closeAtExpiry(true)
                        .warnBeforeExpiry(Duration.ofSeconds(1))
                        .build()));
  }

  private static void ask(Secured secured) {
    try {
      assertEquals(101, secured.answer(Secured.basic("alice", PASSWORD)).status());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("T22")
  void noConfigurationShowsItsSecrets() throws IOException {
    try (TokenServer server = TokenServer.start()) {
      for (ListenerAuth kind : kinds(server)) {
        assertShowsNothing(kind.toString());
      }
    }
    assertShowsNothing(
        List.of(
                new SharedSecret(SIGNING),
                new User("alice", PASSWORD),
                new TrustStoreConfig(new TrustStore("trust", STORE_PASSWORD), "alias"),
                new CertFile("file"),
                HttpClientConfiguration.of(
                    ClientSecureSocket.builder().key(new KeyStore("keys", STORE_PASSWORD)).build()))
            .toString());
  }
}
