// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A handshake of TLS that does not come to an end. */
@ExtendWith({LeakCheck.class, TlsTrust.class})
class TlsTimeoutTest {

  /** Long enough to get as far as TLS. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static ClientConfiguration within(Duration timeout) {
    return ClientConfiguration.builder().handShakeTimeout(timeout).build();
  }

  private static void assertTimesOut(Connecting connecting, TlsServer server) {
    connecting.failure(
        HandshakeTimedOutException.class,
        Phase.TLS,
        "Handshake timed out (tls localhost:" + server.port() + ")");
    Duration taken = connecting.taken();
    assertTrue(taken.compareTo(TIMEOUT) >= 0, () -> "after " + taken);
    assertTrue(taken.compareTo(Dialogue.PATIENCE) < 0, () -> "after " + taken);
  }

  /** Reads what the client has sent meanwhile. */
  private static void expectEnd(TlsConnection connection) throws IOException {
    InputStream in = connection.raw().getInputStream();
    byte[] buffer = new byte[1024];
    try {
      while (in.read(buffer, 0, buffer.length) >= 0) {
        // Until the client has ended the connection.
      }
    } catch (SocketException reset) {
      // Which is an end, too.
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatIsSilentIsGivenUp() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      Connecting connecting = Connecting.to(server.uri(), within(TIMEOUT));
      try (TlsConnection connection = server.accept()) {
        assertTimesOut(connecting, server);
        expectEnd(connection);
      }
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatStopsAfterItsFirstFlightIsGivenUp() throws IOException {
    // In TLS 1.3 the client would need no more than that.
    try (TlsServer server = TlsServer.start("TLSv1.2")) {
      Connecting connecting = Connecting.to(server.uri(), within(TIMEOUT));
      try (TlsConnection connection = server.accept()) {
        connection.sendRaw(TlsFirstFlight.of(connection));
        assertTimesOut(connecting, server);
        expectEnd(connection);
      }
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatStopsWithinItsFirstFlightIsGivenUp() throws IOException {
    try (TlsServer server = TlsServer.start("TLSv1.3")) {
      Connecting connecting = Connecting.to(server.uri(), within(TIMEOUT));
      try (TlsConnection connection = server.accept()) {
        byte[] flight = TlsFirstFlight.of(connection);
        connection.sendRaw(Arrays.copyOf(flight, flight.length - 1));
        assertTimesOut(connecting, server);
        expectEnd(connection);
      }
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatAnswersByteByByteIsGivenUp() throws Exception {
    try (TlsServer server = TlsServer.start("TLSv1.3")) {
      Connecting connecting = Connecting.to(server.uri(), within(TIMEOUT));
      try (TlsConnection connection = server.accept()) {
        byte[] flight = TlsFirstFlight.of(connection);
        // A byte each 50 ms lasts longer than anybody waits for it.
        for (int i = 0; i < 400 && !connecting.isDoneWithin(Duration.ofMillis(50)); i++) {
          connection.sendRaw(new byte[] {flight[i]});
        }
        assertTimesOut(connecting, server);
      } catch (SocketException ended) {
        assertTimesOut(connecting, server);
      }
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatIsSilentAfterTlsIsGivenUpInTheUpgrade() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      Connecting connecting = Connecting.to(server.uri(), within(TIMEOUT));
      try (TlsConnection connection = server.accept()) {
        connection.handshake().readRequest();
        connecting.failure(HandshakeTimedOutException.class, Phase.UPGRADE);
        assertNull(connection.next());
      }
    }
  }

  @Test
  void anInterruptEndsTheHandshakeAndStaysSet() throws IOException {
    try (TlsServer server = TlsServer.start("TLSv1.2")) {
      Connecting connecting = Connecting.to(server.uri(), within(Dialogue.PATIENCE));
      try (TlsConnection connection = server.accept()) {
        connection.sendRaw(TlsFirstFlight.of(connection));
        // The client's second flight is there: it waits for the server's.
        assertEquals(22, connection.raw().getInputStream().readNBytes(1)[0]);
        connecting.interrupt();
        WebSocketException interrupted = connecting.failure(WebSocketException.class, Phase.TLS);
        assertInstanceOf(InterruptedException.class, interrupted.getCause());
        assertTrue(connecting.leftInterrupted());
        expectEnd(connection);
      }
    }
  }
}
