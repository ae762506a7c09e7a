// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialBearer;
import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.KeyStoreConfig;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.KeyStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Specification section 5.2, "Client": what is secret appears nowhere, whatever happens. */
@Tag("T22")
@Tag("CAU-06")
class ClientSecretsTest {

  /** In every secret, and in nothing else. */
  private static final String MARK = "s3cr3t-";

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();

  /** Everything that the library logs, at every level. */
  private final class Everything extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.pirouette");
    private final Level before = logger.getLevel();

    Everything() {
      setLevel(Level.ALL);
      logger.setLevel(Level.ALL);
      logger.addHandler(this);
      logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord record) {
      seen.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
      logger.setLevel(before);
      logger.setUseParentHandlers(true);
    }
  }

  private static String secret(String name) {
    return MARK + name + "-of-more-than-32-bytes-in-all";
  }

  private static List<ClientAuth> kinds(String url, Path missing) {
    HttpClientConfiguration http =
        HttpClientConfiguration.builder()
            .timeout(Duration.ofMillis(500))
            .customHeader("X-Key", secret("header"))
            .build();
    String file = missing.toString();
    return List.of(
        new CredentialsConfig("alice", secret("password")),
        new CredentialsConfig("alice", secret("pass\nword")),
        new BearerTokenConfig(secret("token")),
        new BearerTokenConfig(secret("broken token")),
        JwtIssuerConfig.builder(new SigningSecret(secret("signing"))).build(),
        JwtIssuerConfig.builder(new SigningSecret(MARK))
            .customClaim("key", secret("claim"))
            .build(),
        JwtIssuerConfig.builder(new KeyFile(file, secret("key"))).build(),
        JwtIssuerConfig.builder(
                new KeyStoreConfig(new KeyStore(file, secret("store")), "me", secret("entry")))
            .build(),
        OAuth2ClientCredentialsGrantConfig.builder(url, "id", secret("client"))
            .optionalParams(Map.of("pin", secret("parameter")))
            .clientConfig(http)
            .build(),
        OAuth2PasswordGrantConfig.builder(url, "alice", secret("password"))
            .clientId("id")
            .clientSecret(secret("client"))
            .credentialBearer(CredentialBearer.POST_BODY_BEARER)
            .refreshConfig(
                new RefreshConfig(
                    url + "&refresh", List.of(), Map.of("pin", secret("pin")), null, http))
            .clientConfig(http)
            .build(),
        OAuth2RefreshTokenGrantConfig.builder(url, secret("refresh")).clientConfig(http).build(),
        OAuth2JwtBearerGrantConfig.builder(url, secret("assertion")).clientConfig(http).build());
  }

  private void connect(RawServer server, ClientAuth auth) throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .auth(auth)
            .proxy(null)
            .retryConfig(
                RetryConfiguration.builder().maxCount(1).interval(Duration.ofMillis(1)).build())
            .build();
    seen.add(auth.toString());
    seen.add(configuration.toString());
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    while (!connecting.isDoneWithin(Duration.ofMillis(20))) {
      if (server.hasPending()) {
        Asked.refuse(server, "401 Unauthorized");
      }
    }
    WebSocketException failure =
        assertThrows(WebSocketException.class, () -> connecting.client().close());
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    seen.add(text.toString());
  }

  @Test
  void noSecretIsInALogLineAnExceptionOrATextWhateverTheTokenServerAnswers(@TempDir Path directory)
      throws Exception {
    Path noKey = Files.writeString(directory.resolve("no.pem"), secret("content"));
    List<String> answers =
        List.of(
            "200 {\"access_token\":\""
                + secret("granted")
                + "\",\"expires_in\":0,"
                + "\"refresh_token\":\""
                + secret("rotated")
                + "\"}",
            "200 {\"access_token\":\"" + secret("two words") + " \"}",
            "400 {\"error\":\"invalid_grant\",\"error_description\":\"" + secret("told") + "\"}",
            "401 {\"error\":\"" + secret("error") + "\"}",
            "200 " + secret("no-json"),
            "503 " + secret("busy"));
    try (Everything log = new Everything();
        RawServer server = RawServer.start();
        TokenServer tokens = TokenServer.start()) {
      for (String answer : answers) {
        tokens.answering(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
        for (ClientAuth auth : kinds(tokens.url("/token?key=" + secret("query")), noKey)) {
          connect(server, auth);
        }
      }
      assertTrue(tokens.asked().toString().contains(secret("rotated")), "they are in use");
      assertFalse(seen.isEmpty());
      assertEquals(log.getLevel(), Level.ALL);
    }
    assertNoneIsSeen();
  }

  @Test
  void aProxysPasswordIsNotShownEither() throws Exception {
    try (Everything log = new Everything();
        RawServer proxy = RawServer.start()) {
      ClientConfiguration configuration =
          ClientConfiguration.builder()
              .proxy(
                  ProxyConfiguration.builder("127.0.0.1", proxy.port())
                      .username("me")
                      .password(secret("proxy") + "${not.there}")
                      .build())
              .build();
      WebSocketException failure =
          assertThrows(
              WebSocketException.class,
              () -> Client.connect("ws://origin.test/", configuration).close());
      assertTrue(failure.getMessage().contains("${not.there}"), failure.getMessage());
      seen.add(failure.toString());
      seen.add(configuration.toString());
      assertEquals(log.getLevel(), Level.ALL);
    }
    assertNoneIsSeen();
  }

  @Test
  void noPasswordOfAUrlIsShown() {
    for (String url :
        List.of(
            "ws://user:" + MARK + "#1@h/",
            "ws://user:" + MARK + "/x@h/",
            "ws://user:" + MARK + "^x@h/",
            "ws://h/?access_token=" + MARK + " x",
            "ws://h/?access_token=" + MARK + "#x",
            "ws://user:x\n" + MARK + "@h/")) {
      note(() -> Client.connect(url));
    }
    for (String url :
        List.of(
            "https://user:" + MARK + "#1@h/token",
            "https://user:" + MARK + "?1@h/token",
            "https://h/t?key=\n" + MARK,
            "https://user:s\n" + MARK + "@h/t",
            "https://h:0/t?key=" + MARK,
            "https://h:65536/t?key=" + MARK)) {
      note(() -> OAuth2ClientCredentialsGrantConfig.builder(url, "id", MARK).build());
    }
    assertEquals(12, seen.size());
    assertNoneIsSeen();
  }

  private void note(Executable refused) {
    StringWriter text = new StringWriter();
    assertThrows(RuntimeException.class, refused).printStackTrace(new PrintWriter(text));
    seen.add(text.toString());
  }

  @Test
  void whatAServerQuotesOfTheCredentialsIsNotInTheMessage() throws Exception {
    try (RawServer server = RawServer.start()) {
      Connecting connecting =
          Connecting.to(server.uri("/"), Asked.with(new BearerTokenConfig(secret("quoted"))));
      Asked.refuse(server, "401 what is " + secret("quoted") + "\u001b[2J?");
      InvalidHandshakeException failure =
          connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE);
      assertEquals(
          "Invalid handshake response getStatus: 401 what is ...?[2J?", failure.getMessage());
    }
  }

  private void assertNoneIsSeen() {
    String base64 =
        Base64.getEncoder().encodeToString(MARK.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    for (String text : seen) {
      assertFalse(text.contains(MARK), text);
      assertFalse(text.contains(base64), text);
    }
  }
}
