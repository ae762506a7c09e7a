// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with another status than 101: all of them end the attempt, and all is reported. */
@ExtendWith(LeakCheck.class)
class RefusedUpgradeTest {

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK",
    "204, No Content",
    "300, Multiple Choices",
    "304, Not Modified",
    "305, Use Proxy",
    "400, Bad Request",
    "401, Unauthorized",
    "403, Forbidden",
    "404, Not Found",
    "426, Upgrade Required",
    "429, Too Many Requests",
    "500, Internal Server Error",
    "503, Service Unavailable"
  })
  @Tag("INI-05")
  void anyStatusBut101IsReported(int status, String phrase) throws Exception {
    String line = status + " " + phrase;
    InvalidHandshakeException refused = refused(HttpText.head("HTTP/1.1 " + line, "X-Why: so"));
    assertEquals("Invalid handshake response getStatus: " + line, refused.getMessage());
    assertEquals(status, refused.status());
    assertEquals(phrase, refused.response().reasonPhrase());
    assertEquals(List.of("so"), refused.headers().get("x-why"));
    assertEquals("so", refused.response().header("X-WHY").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "404, Not Found",
    "422, Unprocessable Content",
    "428, Precondition Required",
    "502, Bad Gateway"
  })
  @Tag("INI-05")
  void anAbsentPhraseIsReplacedByTheStandardOne(int status, String phrase) throws Exception {
    for (String end : List.of("", " ")) {
      InvalidHandshakeException refused =
          refused(HttpText.head("HTTP/1.1 " + status + end, "Content-Length: 0"));
      assertEquals(
          "Invalid handshake response getStatus: " + status + " " + phrase, refused.getMessage());
    }
  }

  @Test
  void anUnknownStatusNeedsNoPhrase() throws Exception {
    InvalidHandshakeException refused =
        refused(HttpText.head("HTTP/1.1 599 ", "Content-Length: 0"));
    assertEquals("Invalid handshake response getStatus: 599", refused.getMessage().strip());
    assertEquals(599, refused.status());
    assertEquals("", refused.response().reasonPhrase());
  }

  @Test
  void aPhraseOfTheServersOwnIsKept() throws Exception {
    InvalidHandshakeException refused =
        refused(HttpText.head("HTTP/1.1 403 No, thank you", "Content-Length: 0"));
    assertEquals("Invalid handshake response getStatus: 403 No, thank you", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\nsorry, no",
        "\r\nsorry, no",
        "Connection: close\r\n\r\nsorry, no",
        "Transfer-Encoding: chunked\r\n\r\n9\r\nsorry, no\r\n0\r\n\r\n",
        "Transfer-Encoding: Chunked\r\n\r\n3;x=y\r\nsor\r\n6\r\nry, no\r\n0\r\nX-After: 1\r\n\r\n"
      })
  void theBodyIsReportedHoweverItIsFramed(String headersAndBody) throws Exception {
    InvalidHandshakeException refused = refused("HTTP/1.1 403 Forbidden\r\n" + headersAndBody);
    assertEquals("sorry, no", new String(refused.body(), StandardCharsets.UTF_8));
    assertEquals("sorry, no", refused.response().bodyText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nsorry",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsorry\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\n\r\n"
      })
  void theServerNeedNotEndTheConnection(String answer) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(answer);
      connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE);
      connection.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked\r\n\r\n64"})
  void aBodyCutShortDoesNotHideTheStatus(String framing) throws Exception {
    InvalidHandshakeException refused =
        refused("HTTP/1.1 503 Service Unavailable\r\n" + framing + "\r\n\r\nsorry");
    assertEquals(503, refused.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Body: endless", "Content-Length: 9000000000000000000"})
  void anEndlessBodyIsNotReadForEver(String header) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(HttpText.head("HTTP/1.1 503 Service Unavailable", header));
      connection.flood("endless ");
      assertEquals(
          503, connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE).status());
      connection.cut();
    }
  }

  @Test
  void anInterimAnswerMayComeBeforeARefusal() throws Exception {
    InvalidHandshakeException refused =
        refused(
            HttpText.head("HTTP/1.1 100 Continue")
                + HttpText.head("HTTP/1.1 403 Forbidden", "Content-Length: 5")
                + "sorry");
    assertEquals(403, refused.status());
    assertArrayEquals("sorry".getBytes(StandardCharsets.UTF_8), refused.body());
  }

  @Test
  void whatTheServerAsksForIsReported() throws Exception {
    InvalidHandshakeException refused =
        refused(
            HttpText.head(
                "HTTP/1.1 401 Unauthorized",
                "WWW-Authenticate: Basic realm=\"a\"",
                "www-authenticate: Bearer",
                "Set-Cookie: id=1; HttpOnly",
                "Content-Length: 0"));
    assertEquals(List.of("Basic realm=\"a\"", "Bearer"), refused.headers().get("WWW-Authenticate"));
    assertEquals("id", refused.response().cookies().get(0).name());
    assertTrue(refused.response().cookies().get(0).httpOnly());
  }

  @Test
  void nothingIsTriedAgainUnlessThatIsConfigured() throws Exception {
    refused(HttpText.head("HTTP/1.1 503 Service Unavailable", "Retry-After: 0"));
    assertFalse(server.hasPending());
  }

  /** What an answer leads to, after which the server ends the connection. */
  private InvalidHandshakeException refused(String answer) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(answer);
    }
    return connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE);
  }
}
