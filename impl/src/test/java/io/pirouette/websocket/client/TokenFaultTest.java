// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2, "Client": token servers that do not do as they should. */
@Tag("CAU-06")
@Tag("F39")
class TokenFaultTest {

  private static final String PREFIX = "Failed to enrich request with OAuth2 token. ";
  private static final Duration SOON = Duration.ofMillis(500);
  private static final String GRANTED = "{\"access_token\":\"t\"}";

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void end() throws Exception {
    assertFalse(server.hasPending(), "no connection is attempted without credentials");
    server.close();
  }

  private static OAuth2ClientCredentialsGrantConfig.Builder at(String url) {
    return OAuth2ClientCredentialsGrantConfig.builder(url, "id", "the secret")
        .clientConfig(HttpClientConfiguration.builder().timeout(SOON).build());
  }

  private Connecting connecting(String url) {
    return Connecting.to(server.uri("/"), Asked.with(at(url).build()));
  }

  private static String message(Connecting connecting) {
    String message = connecting.failure(AuthException.class, Phase.AUTH).getMessage();
    assertTrue(message.startsWith(PREFIX), message);
    assertFalse(message.contains("the secret"), message);
    return message.substring(PREFIX.length());
  }

  @Test
  void oneThatIsNotThere() throws Exception {
    RawServer gone = RawServer.start();
    String url = "http://" + gone.authority() + "/token";
    gone.close();
    String message = message(connecting(url));
    assertTrue(message.startsWith(url + ": IO Error (connect " + gone.authority()), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"invalid_client\",\"error_description\":\"the secret\"} | answers with 401, invalid_client",
        "400 | {\"error\":\"the secret\"} | answers with 400",
        "403 | the secret | answers with 403",
        "500 | | answers with 500",
        "429 | {} | answers with 429",
        "204 | | answers with 204",
        "200 | the secret | its answer is no JSON object",
        "200 | [] | its answer is no JSON object",
        "200 | {} | its answer has no usable access_token",
        "200 | {\"access_token\":7} | its answer has no usable access_token",
        "200 | {\"access_token\":\"\"} | its answer has no usable access_token",
        "200 | {\"access_token\":\"a\\r\\nX-Injected: b\"} | its answer has no usable access_token",
        "200 | {\"access_token\":\"a\",\"token_type\":\"mac\"} | its token is of another type than Bearer",
        "200 | {\"access_token\":\"a\",\"access_token\":\"b\"} | its answer is no JSON object"
      })
  void oneThatAnswersSomethingElse(int status, String body, String message) throws Exception {
    try (TokenServer tokens = TokenServer.start().answering(status, body == null ? "" : body)) {
      String url = tokens.url("/token");
      assertEquals(url + ": " + message, message(connecting(url)));
      assertEquals(1, tokens.asked().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"
      })
  void oneThatEndsBeforeItsAnswerDoes(String part) throws Exception {
    try (RawServer tokens = RawServer.start()) {
      Connecting connecting = connecting("http://" + tokens.authority() + "/token");
      RawConnection connection = tokens.accept();
      connection.readBody(connection.readRequest());
      connection.answer(part);
      connection.close();
      assertTrue(message(connecting).contains("the server ended the connection "));
    }
  }

  @Test
  @Tag("F28")
  void oneThatRefusesAndEndsWithinItsAnswerIsNotAskedAgain() throws Exception {
    RetryConfiguration endless =
        RetryConfiguration.builder().interval(Duration.ofMillis(1)).build();
    for (String rest :
        List.of("Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nx\r\n{")) {
      try (RawServer tokens = RawServer.start()) {
        String url = "http://" + tokens.authority() + "/token";
        Connecting connecting =
            Connecting.to(
                server.uri("/"),
                ClientConfiguration.builder().retryConfig(endless).auth(at(url).build()).build());
        try (RawConnection connection = tokens.accept()) {
          connection.readBody(connection.readRequest());
          connection.answer("HTTP/1.1 401 No\r\n" + rest);
        }
        assertEquals(url + ": answers with 401", message(connecting));
        assertFalse(tokens.hasPending());
      }
    }
  }

  @Test
  void oneThatIsSlowOrSendsAByteNowAndThenIsWaitedForInTotalNoLongerThanAllowed() throws Exception {
    try (RawServer tokens = RawServer.start()) {
      String url = "http://" + tokens.authority() + "/token";
      Connecting silent = connecting(url);
      RawConnection first = tokens.accept();
      assertEquals(url + ": no answer in time", message(silent));
      first.readBody(first.readRequest());
      first.close();
      Connecting slow = connecting(url);
      try (RawConnection connection = tokens.accept()) {
        connection.readBody(connection.readRequest());
        connection.answer("HTTP/1.1 200 OK\r\n");
        while (!slow.isDoneWithin(Duration.ofMillis(50))) {
          connection.answer("X: y\r\n");
        }
        assertEquals(url + ": no answer in time", message(slow));
        connection.cut();
      }
    }
  }

  @Test
  void oneThatSendsTooMuchOrNoHttp() throws Exception {
    try (TokenServer tokens = TokenServer.start().answering(200, "x".repeat(10_000_000))) {
      String url = tokens.url("/token");
      assertTrue(message(connecting(url)).endsWith("larger than 262144 bytes"));
    }
    try (RawServer tokens = RawServer.start()) {
      Connecting connecting = connecting("http://" + tokens.authority() + "/token");
      try (RawConnection connection = tokens.accept()) {
        connection.readBody(connection.readRequest());
        connection.answer("SSH-2.0-the secret\r\n\r\n");
        assertTrue(message(connecting).contains("not one of HTTP/1.1"));
      }
    }
  }

  @Test
  @Tag("T23")
  void oneThatSendsElsewhereIsNotFollowed() throws Exception {
    try (TokenServer elsewhere = TokenServer.start().answering(200, GRANTED);
        TokenServer tokens = TokenServer.start()) {
      for (int status : List.of(301, 302, 303, 307, 308)) {
        tokens.doing(
            exchange -> {
              exchange.getResponseHeaders().add("Location", elsewhere.url("/token"));
              TokenServer.answer(exchange, status, "");
            });
        String url = tokens.url("/token");
        assertEquals(url + ": answers with " + status, message(connecting(url)));
      }
      assertEquals(List.of(), elsewhere.asked());
    }
  }

  @Test
  void oneThatIsNotTrustedIsNotAsked(@TempDir Path directory) throws Exception {
    Certified stranger = CertificateAuthority.selfSigned(Leaf.of("localhost"));
    Certified other = CertificateAuthority.selfSigned(Leaf.of("elsewhere.test"));
    KeyFiles files = new KeyFiles(directory);
    assertUntrusted(stranger, files.certificate("other.pem", other.certificate()));
    assertUntrusted(other, files.certificate("other.pem", other.certificate()));
  }

  private void assertUntrusted(Certified certified, String trusted) throws Exception {
    try (TokenServer tokens = TokenServer.start(certified).answering(200, GRANTED)) {
      HttpClientConfiguration http =
          HttpClientConfiguration.of(ClientSecureSocket.of(new TrustedCertificates(trusted)));
      Connecting connecting =
          Connecting.to(
              server.uri("/"), Asked.with(at(tokens.url("/t")).clientConfig(http).build()));
      assertTrue(message(connecting).startsWith("TLS Error (tls localhost:" + tokens.port()));
      assertEquals(List.of(), tokens.asked());
    }
  }
}
