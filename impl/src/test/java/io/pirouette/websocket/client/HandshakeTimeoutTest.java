// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.BlackHole;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The handshake time-out is one budget, from the first address to the last byte of the answer. */
@ExtendWith(LeakCheck.class)
class HandshakeTimeoutTest {

  /** Long enough to get as far as the phase that is to last too long. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** Long enough for every attempt that is to succeed. */
  private static final Duration AMPLE = Duration.ofSeconds(2);

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  @Tag("INI-16")
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), within(TIMEOUT));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      assertTimesOut(connecting, Phase.UPGRADE, TIMEOUT);
      connection.expectEnd();
    }
  }

  @Test
  @Tag("INI-16")
  void aServerThatAnswersByteByByteIsGivenUp() throws Exception {
    assertGivenUpWhileReading("HTTP/1.1 101 Switching Protocols\r\nX-Slow: ");
  }

  @Test
  @Tag("INI-16")
  void aServerThatSendsInterimAnswersForEverIsGivenUp() throws Exception {
    assertGivenUpWhileReading("HTTP/1.1 103 Early Hints\r\nX-Slow: ");
  }

  private void assertGivenUpWhileReading(String beginning) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), within(TIMEOUT));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(beginning);
      drip(connection, connecting);
      assertTimesOut(connecting, Phase.UPGRADE, TIMEOUT);
      connection.expectEnd();
    }
  }

  /** Sends a byte each 50 ms, until the client has had enough or 20 s are over. */
  private static void drip(RawConnection connection, Connecting connecting) throws Exception {
    try {
      for (int i = 0; i < 400 && !connecting.isDoneWithin(Duration.ofMillis(50)); i++) {
        connection.answer("x");
      }
    } catch (SocketException ended) {
      // By the client, which is what is awaited.
    }
  }

  @Test
  @Tag("INI-16")
  void aRedirectGetsNoBudgetOfItsOwn() throws Exception {
    Duration half = AMPLE.dividedBy(2);
    Connecting connecting = Connecting.to(server.uri("/"), within(AMPLE));
    try (RawConnection first = server.accept()) {
      first.readRequest();
      assertFalse(connecting.isDoneWithin(half));
      first.answer(
          HttpText.head(
              "HTTP/1.1 302 Found", "Location: /b", "Content-Length: 0", "Connection: close"));
      first.halfClose();
      try (RawConnection second = server.accept()) {
        second.readRequest();
        assertTimesOut(connecting, Phase.UPGRADE, AMPLE);
        assertTrue(connecting.taken().compareTo(AMPLE.plus(half)) < 0, "counted anew");
        second.expectEnd();
      }
    }
  }

  @Test
  @Tag("INI-16")
  void anAddressThatNeverAnswersIsGivenUp() throws Exception {
    try (BlackHole hole = BlackHole.open()) {
      Connecting connecting = Connecting.to(hole.uri("/"), within(TIMEOUT));
      assertTimesOut(connecting, Phase.CONNECT, TIMEOUT);
    }
  }

  @Test
  void anAddressThatNeverAnswersDoesNotKeepFromTheNext() throws Exception {
    URI uri = URI.create("ws://black-hole-first.test:" + server.port() + "/");
    try (BlackHole hole = BlackHole.open(server.port())) {
      assertEquals(server.port(), hole.uri("/").getPort());
      try (Opened opened = Opened.at(server, uri, within(Duration.ofSeconds(10)))) {
        assertTrue(opened.client().isOpen());
      }
    }
  }

  private static void assertTimesOut(Connecting connecting, Phase phase, Duration timeout) {
    HandshakeTimedOutException late = connecting.failure(HandshakeTimedOutException.class, phase);
    String start = "Handshake timed out (" + phase.name().toLowerCase(Locale.ROOT) + " ";
    assertTrue(late.getMessage().startsWith(start), late::toString);
    assertTrue(connecting.taken().compareTo(timeout) >= 0, () -> "after " + connecting.taken());
  }

  @Test
  @Tag("INI-16")
  void theLimitDoesNotCarryOverToReads() throws Exception {
    try (Opened opened = Opened.at(server, within(AMPLE))) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Call<String> reading =
          Call.of(
              () -> {
                try {
                  return opened.client().readTextMessage();
                } finally {
                  ended.complete(null);
                }
              });
      assertThrows(
          TimeoutException.class, () -> ended.get(AMPLE.toMillis() + 500, TimeUnit.MILLISECONDS));
      opened.connection().sendText("late");
      assertEquals("late", reading.result());
    }
  }

  @Test
  @Tag("INI-10")
  void zeroIsNoLimit() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), within(Duration.ZERO));
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.readRequest();
    assertFalse(connecting.isDoneWithin(Duration.ofMillis(300)));
    connection.letIn(request);
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      assertTrue(opened.client().isOpen());
    }
  }

  private static ClientConfiguration within(Duration timeout) {
    return ClientConfiguration.builder().handShakeTimeout(timeout).build();
  }
}
