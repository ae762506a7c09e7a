// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts to connect that are made again, and those that are not. */
@ExtendWith(LeakCheck.class)
class RetryConnectTest {

  private static final Duration HOUR = Duration.ofHours(1);
  static final RetryConfiguration AT_ONCE =
      RetryConfiguration.builder().interval(Duration.ZERO).build();

  static Call<Client> connecting(RawServer server, RetryConfiguration retry) {
    ClientConfiguration configuration = patient().retryConfig(retry).build();
    return Call.of(() -> Dialogue.connect(server, configuration));
  }

  static void refuse(RawConnection connection, int status, String... headerLines)
      throws IOException {
    connection.readRequest();
    StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " So\r\n");
    for (String line : headerLines) {
      answer.append(line).append("\r\n");
    }
    connection.answer(answer + "Connection: close\r\nContent-Length: 0\r\n\r\n");
    connection.cut();
  }

  /** Lets the client in at last. */
  static void assertConnects(RawConnection connection, Call<Client> connecting) throws IOException {
    connection.open();
    Client client = connecting.result();
    assertTrue(client.isOpen());
    Call<Void> closing = Call.doing(client::close);
    connection.expectClose(1000, "");
    closing.result();
    connection.cut();
  }

  /** Expects that there was no attempt but those that the server has seen. */
  static void assertNoMore(RawServer server) throws IOException {
    assertFalse(server.hasPending(), "another attempt to connect");
  }

  static void assertWaited(long millis, long since) {
    long waited = (System.nanoTime() - since) / 1_000_000;
    // Less a fifth by chance, and what is lost in rounding.
    assertTrue(waited >= millis * 0.8 - 1, "waited " + waited + " ms instead of " + millis);
  }

  @Test
  @Tag("RTR-01")
  void theDefaultsAreNoLimitOneSecondNoGrowthAndThirtySeconds() {
    RetryConfiguration defaults = RetryConfiguration.defaults();
    assertEquals(
        new RetryConfiguration(0, Duration.ofSeconds(1), 1.0, Duration.ofSeconds(30)), defaults);
    assertEquals(
        defaults, new RetryConfiguration(-3, Duration.ofMillis(-1), 1.0, Duration.ofSeconds(-20)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  @Tag("RTR-01")
  void aFactorThatIsNoneIsRefused(double factor) {
    assertThrows(
        IllegalArgumentException.class,
        () -> RetryConfiguration.builder().backOffFactor(factor).build());
  }

  @Test
  @Tag("RTR-02")
  @Tag("RTR-03")
  @Tag("F28")
  void theWaitGrowsByTheFactorUpToTheLongest() throws IOException {
    RetryConfiguration retry =
        RetryConfiguration.builder()
            .interval(Duration.ofMillis(100))
            .backOffFactor(2)
            .maxWaitInterval(Duration.ofMillis(500))
            .build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, retry);
      RawConnection connection = server.accept();
      for (long wait : new long[] {100, 200, 400, 500, 500}) {
        long failed = System.nanoTime();
        connection.cut();
        connection = server.accept();
        assertWaited(wait, failed);
      }
      assertConnects(connection, connecting);
      assertNoMore(server);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0, 1e300, 0.5})
  @Tag("RTR-02")
  void noWaitIsLongerThanTheLongest(double factor) throws IOException {
    RetryConfiguration retry =
        RetryConfiguration.builder()
            .interval(HOUR)
            .backOffFactor(factor)
            .maxWaitInterval(Duration.ofMillis(1))
            .build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, retry);
      for (int i = 0; i < 5; i++) {
        server.accept().cut();
      }
      assertConnects(server.accept(), connecting);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("RTR-04")
  @Tag("F28")
  void withoutALimitAttemptsGoOnUntilOneSucceeds(boolean abruptly) throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      for (int i = 0; i < 50; i++) {
        RawConnection connection = server.accept();
        connection.readRequest();
        if (abruptly) {
          connection.reset();
        } else {
          connection.cut();
        }
      }
      assertConnects(server.accept(), connecting);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @Tag("RTR-05")
  @Tag("F28")
  void afterTheLastAttemptTheFailureIsTold(int maxCount) throws IOException {
    RetryConfiguration retry =
        RetryConfiguration.builder().maxCount(maxCount).interval(Duration.ZERO).build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, retry);
      for (int i = 0; i <= maxCount; i++) {
        server.accept().cut();
      }
      ConnectionException failure =
          assertFails(ConnectionException.class, Phase.UPGRADE, connecting::result);
      assertTrue(failure.getMessage().startsWith("IO Error ("), failure::toString);
      assertInstanceOf(IOException.class, failure.getCause());
      assertNoMore(server);
    }
  }

  @Test
  @Tag("RTR-05")
  void aServerThatIsNotThereIsToldAfterTheLastAttempt() throws IOException {
    RawServer server = RawServer.start();
    server.close();
    RetryConfiguration retry =
        RetryConfiguration.builder().maxCount(2).interval(Duration.ofMillis(1)).build();
    ConnectionException failure =
        assertFails(
            ConnectionException.class,
            Phase.CONNECT,
            "IO Error (connect " + server.authority() + ": Connection refused)",
            connecting(server, retry)::result);
    assertInstanceOf(ConnectException.class, failure.getCause());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 407, 410, 426, 500, 501, 502, 504})
  @Tag("RTR-04")
  @Tag("F28")
  void aRefusalIsNotRetried(int status) throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      refuse(server.accept(), status);
      InvalidHandshakeException refusal =
          assertFails(InvalidHandshakeException.class, Phase.UPGRADE, connecting::result);
      assertEquals(status, refusal.status());
      assertNoMore(server);
    }
  }

  @Test
  @Tag("F28")
  void aRefusalAfterFailuresEndsTheAttempts() throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      server.accept().cut();
      refuse(server.accept(), 503);
      refuse(server.accept(), 401);
      InvalidHandshakeException refusal =
          assertFails(InvalidHandshakeException.class, Phase.UPGRADE, connecting::result);
      assertEquals(401, refusal.status());
      assertNoMore(server);
    }
  }

  @Test
  @Tag("RTR-04")
  void aHandshakeTimeOutIsNotRetried() throws IOException {
    ClientConfiguration configuration =
        patient().handShakeTimeout(Duration.ofMillis(300)).retryConfig(AT_ONCE).build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = Call.of(() -> Dialogue.connect(server, configuration));
      RawConnection connection = server.accept();
      connection.readRequest();
      HandshakeTimedOutException late =
          assertFails(HandshakeTimedOutException.class, Phase.UPGRADE, connecting::result);
      assertTrue(late.getMessage().startsWith("Handshake timed out"), late::toString);
      connection.cut();
      assertNoMore(server);
    }
  }

  @Test
  @Tag("RTR-04")
  @Tag("F28")
  void aTlsFailureIsNotRetried() throws IOException {
    ClientConfiguration configuration = patient().retryConfig(AT_ONCE).build();
    try (RawServer server = RawServer.start()) {
      String url = "wss://" + server.authority() + "/";
      Call<Client> connecting = Call.of(() -> Client.connect(url, configuration));
      RawConnection connection = server.accept();
      connection.answer("HTTP/1.1 400 This is not TLS\r\nContent-Length: 0\r\n\r\n");
      assertFails(SslException.class, Phase.TLS, connecting::result);
      connection.cut();
      assertNoMore(server);
    }
  }

  @Test
  @Tag("RTR-04")
  void anAnswerThatDoesNotFitIsNotRetried() throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      RawConnection connection = server.accept();
      connection.readRequest();
      connection.answer(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
      assertFails(InvalidHandshakeException.class, Phase.UPGRADE, connecting::result);
      connection.cut();
      assertNoMore(server);
    }
  }

  @Test
  @Tag("F28")
  @Tag("F36")
  void anInterruptEndsTheWaitForTheNextAttempt() throws IOException {
    RetryConfiguration retry =
        RetryConfiguration.builder().interval(HOUR).maxWaitInterval(HOUR).build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, retry);
      server.accept().cut();
      connecting.awaitWaiting();
      connecting.interrupt();
      WebSocketException interrupted = assertThrows(WebSocketException.class, connecting::result);
      assertTrue(interrupted.getMessage().startsWith("Interrupted while "), interrupted::toString);
      assertInstanceOf(InterruptedException.class, interrupted.getCause());
      assertTrue(connecting.leftInterrupted());
      assertNoMore(server);
    }
  }
}
