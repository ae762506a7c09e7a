// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not HTTP, or too much of it. */
@ExtendWith(LeakCheck.class)
class BrokenAnswerTest {

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
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2p1\r\n\r\n",
        "220 mail.example.org ESMTP\r\n\r\n",
        "\u0015\u0003\u0003\u0000\u0002\u0002\u0028\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 \r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 1010 OK\r\n\r\n",
        "HTTP/1.1 -101 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/2 101 OK\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: abc\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
        "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"
      })
  void whatIsNotHttpFailsTheHandshake(String answer) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(answer);
      assertFails(connecting);
      connection.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", ": no name", "no token: x"})
  void aLineThatIsNoHeaderFailsTheHandshake(String line) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.answer(HttpText.switchingProtocols(connection.readRequest(), line));
      assertFails(connecting);
      connection.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 101 Switching Protocols\r\n|X-Header: value\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nX-Header: |value",
        "HTTP/1.1 101 Switching Protocols\r\n|X",
        "HTTP/1.1 101 |Switching",
        "|x",
        "|HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\n|X-Header: value\r\n"
      })
  void anEndlessHeadFailsTheHandshake(String answer) throws Exception {
    String[] parts = answer.split("\\|");
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(parts[0]);
      connection.flood(parts[1]);
      assertFails(connecting);
      connection.cut();
    }
  }

  /** At once, and not because the time for the handshake was over. */
  private static void assertFails(Connecting connecting) {
    WebSocketException failure = connecting.failure(Phase.UPGRADE);
    assertTrue(!(failure instanceof HandshakeTimedOutException), failure::toString);
  }
}
