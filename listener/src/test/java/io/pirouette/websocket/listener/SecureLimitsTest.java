// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: the limits of requests and connections, over TLS. */
class SecureLimitsTest {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private static Path directory;
  private static SecureLoopback secure;

  @BeforeAll
  static void makeKeys() throws Exception {
    secure = SecureLoopback.in(directory);
  }

  private static int counted(String head) {
    return head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .mapToInt(line -> line.length() - ": ".length() + 2)
        .sum();
  }

  private static String target(int length) {
    return "/a?" + "x".repeat(length - 3);
  }

  private static String line(int size) {
    return "X: " + "x".repeat(size - 3);
  }

  private static void assertStatus(int status, Listener listener, String request)
      throws IOException {
    for (String version : List.of("TLSv1.3", "TLSv1.2")) {
      try (HttpPeer peer = secure.connect(listener.port(), version)) {
        Answer answer = peer.ask(request);
        assertEquals(status, answer.status(), answer::toString);
        if (status > 404) {
          assertTrue(answer.closes(), answer::toString);
          peer.expectEnd();
        } else if (status == 101) {
          peer.assertEchoes();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 8_192, 100_000})
  @Tag("LSN-07")
  @Tag("LSN-08")
  void aHeadIsAsLargeAsItMayBeAndNoLarger(int limit) throws IOException {
    RequestLimits limits = new RequestLimits(limit, limit, -1);
    try (Listener listener = secure.start(ListenerConfiguration.builder().requestLimits(limits))) {
      int upgrade = counted(upgrade("/"));
      int page = counted(page("/"));
      assertStatus(101, listener, upgrade(target(limit), line(limit - upgrade)));
      assertStatus(404, listener, page(target(limit), line(limit - page)));
      assertStatus(414, listener, upgrade(target(limit + 1)));
      assertStatus(414, listener, page(target(limit + 1)));
      assertStatus(431, listener, upgrade("/", line(limit + 1 - upgrade)));
      assertStatus(431, listener, page("/", line(limit + 1 - page)));
    }
  }

  @Test
  @Tag("LSN-09")
  void aBodyIsAsLargeAsItMayBeAndNoLarger() throws IOException {
    RequestLimits limits = new RequestLimits(4_096, 8_192, 50_000);
    try (Listener listener = secure.start(ListenerConfiguration.builder().requestLimits(limits))) {
      for (int length : new int[] {50_000, 50_001}) {
        String request = page("/", "Content-Length: " + length).replace("GET", "POST");
        assertStatus(length == 50_000 ? 404 : 413, listener, request + "x".repeat(length));
      }
    }
  }

  @Test
  @Tag("LSN-07")
  @Tag("LSN-08")
  @Tag("LSN-10")
  @Tag("T35")
  void aHeadOfAMebibyteIsRefusedLikeOneThatIsATrifleTooLarge() throws Exception {
    try (Listener listener = secure.start(ListenerConfiguration.builder().server("Pirouette"))) {
      assertRefused(414, listener, upgrade(target(MEBIBYTE)));
      assertRefused(431, listener, upgrade("/", line(MEBIBYTE)));
      assertStatus(101, listener, upgrade("/"));
    }
  }

  /** Reads while it writes: afterwards the JDK would have closed the connection. */
  private static void assertRefused(int status, Listener listener, String request)
      throws Exception {
    try (HttpPeer peer = secure.connect(listener.port())) {
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> peer.send(request));
      Answer answer = peer.answer();
      assertEquals(status, answer.status(), answer::toString);
      assertEquals(List.of("Pirouette"), answer.header("Server"));
      sending.get();
    }
  }

  @Test
  void moreConnectionsThanThereMayBeAreRefused() throws IOException {
    ListenerConfiguration.Builder builder =
        ListenerConfiguration.builder().connectionLimits(new ConnectionLimits(2, 2));
    try (Listener listener = secure.start(builder);
        HttpPeer one = secure.connect(listener.port())) {
      assertEquals(101, one.ask(upgrade("/")).status());
      try (HttpPeer two = secure.connect(listener.port())) {
        assertEquals(101, two.ask(upgrade("/")).status());
        assertStatus(503, listener, upgrade("/"));
        two.assertEchoes();
      }
      one.assertEchoes();
      Patience.retry(
          101,
          () -> {
            try (HttpPeer peer = secure.connect(listener.port())) {
              return peer.ask(upgrade("/"));
            }
          });
    }
  }

  @Test
  @Tag("LSN-11")
  void requestsThatComeAtOnceAreAnsweredInTheirOrder() throws IOException {
    try (Listener listener = secure.start(ListenerConfiguration.builder());
        HttpPeer peer = secure.connect(listener.port())) {
      String wrong = upgrade("/").replace("Version: 13", "Version: 12");
      peer.send((page("/") + wrong).repeat(10) + upgrade("/"));
      for (int i = 0; i < 10; i++) {
        assertEquals(404, peer.answer().status());
        assertEquals(426, peer.answer().status());
      }
      assertEquals(101, peer.answer().status());
      peer.assertEchoes();
    }
  }

  @Test
  @Tag("LSN-11")
  void withNeverEachAnswerEndsTheConnection() throws IOException {
    ListenerConfiguration.Builder builder =
        ListenerConfiguration.builder().http1Settings(new Http1Settings(KeepAlive.NEVER));
    try (Listener listener = secure.start(builder);
        HttpPeer peer = secure.connect(listener.port())) {
      Answer answer = peer.ask(page("/") + page("/"));
      assertEquals(404, answer.status());
      assertTrue(answer.closes(), answer::toString);
      peer.expectEnd();
      assertStatus(101, listener, upgrade("/"));
    }
  }
}
