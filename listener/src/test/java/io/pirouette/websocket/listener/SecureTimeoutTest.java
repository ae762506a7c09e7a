// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: how long a peer may take for TLS and for a request over it. */
class SecureTimeoutTest {

  /** The head of a TLS record that says it is a ClientHello of 508 bytes. */
  private static final String CLIENT_HELLO = "\u0016\3\1\2\0\1\0\1\u00fc\3\3";

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int PAUSE_MILLIS = 50;

  @TempDir private static Path directory;
  private static SecureLoopback secure;

  @BeforeAll
  static void makeKeys() throws Exception {
    secure = SecureLoopback.in(directory);
  }

  private static Listener start(Duration timeout) {
    return secure.start(ListenerConfiguration.builder().timeout(timeout));
  }

  /** One whose handshakes have a time of their own. */
  private static Listener start(Duration timeout, Duration handshakeTimeout) {
    return Echoing.start(
        ListenerConfiguration.builder()
            .timeout(timeout)
            .secureSocket(secure.tls().handshakeTimeout(handshakeTimeout).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016", CLIENT_HELLO})
  @Tag("LSN-05")
  @Tag("T35")
  void aHandshakeThatIsNotDoneInTimeIsCut(String part) throws IOException {
    try (Listener listener = start(SHORT);
        HttpPeer silent = HttpPeer.connect(listener.port());
        HttpPeer dripping = HttpPeer.connect(listener.port())) {
      dripping.send(part.isEmpty() ? "\u0016" : part).drip('\0', PAUSE_MILLIS);
      silent.send(part).readToEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 120})
  @Tag("T35")
  void aHandshakeMayHaveATimeOfItsOwn(long seconds) throws IOException {
    try (Listener listener = start(Duration.ofSeconds(seconds), SHORT);
        HttpPeer silent = HttpPeer.connect(listener.port());
        HttpPeer dripping = HttpPeer.connect(listener.port())) {
      dripping.send(CLIENT_HELLO).drip('\0', PAUSE_MILLIS);
      silent.readToEnd();
    }
  }

  @Test
  @Tag("LSN-05")
  @Tag("T35")
  void aRequestThatIsNotWholeInTimeIsCut() throws IOException {
    try (Listener listener = start(SHORT)) {
      // On a busy machine the handshake may take a peer longer than it has.
      Patience.until(
          () -> {
            try (HttpPeer peer = secure.connect(listener.port())) {
              assertCut(peer.send("GET / HTTP/1.1\r\nHost: ").readToEnd());
            }
          });
      Patience.until(
          () -> {
            try (HttpPeer peer = secure.connect(listener.port())) {
              assertCut(peer.send("GET / HTTP/1.1\r\nX: ").drip('x', PAUSE_MILLIS));
            }
          });
    }
  }

  private static void assertCut(String answered) {
    assertTrue(answered.isEmpty() || answered.startsWith("HTTP/1.1 408 "), answered);
  }

  @Test
  @Tag("LSN-06")
  void anOpenConnectionMaySayNothingForLongerThanAHandshakeOrARequest() throws IOException {
    Duration twoSeconds = Duration.ofSeconds(2);
    try (Listener listener = start(twoSeconds, twoSeconds);
        HttpPeer open = secure.connect(listener.port())) {
      assertEquals(101, open.ask(upgrade("/")).status());
      for (int i = 0; i < 2; i++) {
        try (HttpPeer silent = HttpPeer.connect(listener.port())) {
          silent.readToEnd();
        }
      }
      open.assertEchoes();
    }
  }

  @Test
  @Tag("T35")
  void hundredsOfHandshakesThatComeByteByByteKeepNobodyOut() throws Exception {
    try (Listener listener = start(LONG, Duration.ofSeconds(2));
        Drips drips = Drips.open(listener.port(), 250, CLIENT_HELLO)) {
      CompletableFuture<Void> ended = CompletableFuture.runAsync(drips::untilAllAreCut);
      do {
        Patience.until(
            () -> {
              try (HttpPeer peer = secure.connect(listener.port())) {
                assertEquals(101, peer.ask(upgrade("/")).status());
              }
            });
      } while (!ended.isDone());
      ended.get();
    }
  }

  @Test
  @Tag("LSN-01")
  void aPlainRequestIsNotServed() throws IOException {
    try (Listener listener = start(LONG)) {
      for (String request : new String[] {upgrade("/"), page("/")}) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          String answered = peer.send(request).readToEnd();
          assertFalse(answered.startsWith("HTTP/1.1 101"), answered);
          assertFalse(answered.startsWith("HTTP/1.1 404"), answered);
        }
      }
    }
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopTellsEveryPeer() throws Exception {
    Listener listener = start(LONG);
    try (HttpPeer one = secure.connect(listener.port());
        HttpPeer two = secure.connect(listener.port(), "TLSv1.2")) {
      assertEquals(101, one.ask(upgrade("/")).status());
      assertEquals(101, two.ask(upgrade("/")).status());
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(listener::gracefulStop);
      for (HttpPeer peer : new HttpPeer[] {one, two}) {
        peer.expectFrame("\u0088\u0002\u0003\u00e9");
        peer.send("\u0088\u0082\0\0\0\0\u0003\u00e9");
        peer.expectEnd();
      }
      stopping.get();
    }
  }
}
