// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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

  /** The engine and the JDK log whole requests, if one asks them for that. */
  private static final List<String> OTHERS = List.of("org.apache.", "jdk.", "com.sun.");

  @TempDir Path directory;

  /** Everything that anybody logs in this JVM, at every level. */
  private static final class Everything extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler[] others = root.getHandlers();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    Everything() {
      setLevel(Level.ALL);
      Arrays.stream(others).forEach(root::removeHandler);
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      StringWriter line = new StringWriter();
      line.append(record.getLoggerName()).append(": ").append(record.getMessage());
      line.append(" ").append(Arrays.deepToString(record.getParameters()));
      if (record.getThrown() != null) {
        record.getThrown().printStackTrace(new PrintWriter(line, true));
      }
      if (OTHERS.stream().noneMatch(String.valueOf(record.getLoggerName())::startsWith)) {
        lines.add(line.toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(before);
      Arrays.stream(others).forEach(root::addHandler);
    }
  }

  private static void assertShowsNothing(String text) {
    for (String secret : PLANTED) {
      assertFalse(text.contains(secret), () -> secret + " in " + text);
      String encoded =
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      assertFalse(text.contains(encoded), () -> secret + " in Base64 in " + text);
    }
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
        Everything log = new Everything();
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
            return log.lines.stream().anyMatch(line -> line.contains("stays in force"));
          });
      assertTrue(log.lines.size() > 50, "everything is logged");
      log.lines.forEach(AuthSecretsTest::assertShowsNothing);
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
