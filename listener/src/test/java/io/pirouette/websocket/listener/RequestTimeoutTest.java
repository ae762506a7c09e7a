// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.head;
import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 2.1: how long a peer may take for a request. */
@ExtendWith(LeakCheck.class)
class RequestTimeoutTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int PAUSE_MILLIS = 50;

  private static Listener start(Duration timeout) {
    return Echoing.start(ListenerConfiguration.builder().timeout(timeout));
  }

  /** Expects the end of the connection, with no answer or the one that says why. */
  private static void assertCut(HttpPeer peer) throws IOException {
    assertCut(peer.readToEnd());
  }

  private static void assertCut(String answered) {
    assertTrue(answered.isEmpty() || answered.startsWith("HTTP/1.1 408 "), answered);
  }

  /** Lets as many times of a listener pass as it takes to cut so many peers, one by one. */
  private static void letPass(int times, Listener listener) throws IOException {
    for (int i = 0; i < times; i++) {
      try (HttpPeer peer = HttpPeer.connect(listener.port())) {
        assertCut(peer.send("GET / HTTP/1.1\r\n"));
      }
    }
  }

  @Test
  @Tag("LSN-05")
  @Tag("T35")
  void aRequestThatIsNotWholeInTimeIsCut() throws IOException {
    String head = "GET / HTTP/1.1\r\n";
    List<HttpPeer> peers = new ArrayList<>();
    try (Listener listener = start(SHORT)) {
      for (String part : List.of("", "G", "\r\n", "GET", head, head + "Host: a\r\nX-")) {
        peers.add(HttpPeer.connect(listener.port()).send(part));
      }
      for (HttpPeer peer : peers) {
        assertCut(peer);
        peer.close();
      }
    }
  }

  @Test
  @Tag("LSN-05")
  @Tag("T35")
  void aRequestThatComesByteByByteIsCutInTimeToo() throws IOException {
    String head = "GET / HTTP/1.1\r\n";
    try (Listener listener = start(SHORT)) {
      for (String part : List.of("", "GET /", head + "X", head + "Host: a\r\nX: ")) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          assertCut(peer.send(part).drip('x', PAUSE_MILLIS));
        }
      }
    }
  }

  @Test
  @Tag("T35")
  void emptyLinesBeforeARequestDoNotProlongItsTime() throws IOException {
    try (Listener listener = start(SHORT);
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      assertCut(peer.drip('\n', PAUSE_MILLIS));
    }
  }

  @Test
  @Tag("LSN-05")
  @Tag("LSN-11")
  void theNextRequestOfAConnectionHasItsOwnTime() throws IOException {
    try (Listener listener = start(SHORT)) {
      try (HttpPeer silent = askInTime(404, listener, page("/"))) {
        assertCut(silent);
      }
      try (HttpPeer dripping = askInTime(404, listener, page("/"))) {
        assertCut(dripping.drip('G', PAUSE_MILLIS));
      }
      String both = page("/") + "GET / HTTP/1.1\r\nHost";
      try (HttpPeer begun = askInTime(404, listener, both)) {
        assertCut(begun.drip('x', PAUSE_MILLIS));
      }
    }
  }

  @Test
  @Tag("LSN-06")
  void anOpenConnectionMaySayNothingForLongerThanARequest() throws IOException {
    try (Listener listener = start(SHORT);
        HttpPeer open = openInTime(listener);
        HttpPeer used = openInTime(listener)) {
      used.assertEchoes();
      letPass(4, listener);
      open.assertEchoes();
      used.assertEchoes();
    }
  }

  @Test
  @Tag("LSN-06")
  void aFrameMayComeByAndByForLongerThanARequest() throws IOException {
    try (Listener listener = start(SHORT);
        HttpPeer open = openInTime(listener)) {
      for (String part : List.of("\u0081", "\u0082", "\0\0\0", "\0h")) {
        open.send(part);
        letPass(2, listener);
      }
      open.send("i");
      open.expectFrame("\u0081\u0002hi");
    }
  }

  private static HttpPeer openInTime(Listener listener) throws IOException {
    return askInTime(101, listener, upgrade("/"));
  }

  /** On a busy machine it may take a peer longer than it has. */
  private static HttpPeer askInTime(int status, Listener listener, String request)
      throws IOException {
    long deadline = System.nanoTime() + HttpPeer.TIMEOUT_MILLIS * 1_000_000L;
    while (true) {
      HttpPeer peer = HttpPeer.connect(listener.port());
      try {
        assertEquals(status, peer.ask(request).status());
        return peer;
      } catch (IOException cut) {
        peer.close();
        if (System.nanoTime() > deadline) {
          throw cut;
        }
      }
    }
  }

  /** Takes its time. */
  static class Thoughtful implements UpgradeService {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @Get
    public Service upgrade() throws InterruptedException {
      asked.countDown();
      allowed.await();
      return new Echoing.Echo();
    }
  }

  @Test
  @Tag("LSN-06")
  void theTimeDoesNotRunWhileARequestIsAnswered() throws Exception {
    Thoughtful thoughtful = new Thoughtful();
    try (Listener listener = start(Duration.ofSeconds(2)).attach(thoughtful, "/slow");
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return peer.ask(upgrade("/slow")).status();
                } catch (IOException e) {
                  return -1;
                }
              });
      thoughtful.asked.await();
      letPass(1, listener);
      thoughtful.allowed.countDown();
      assertEquals(101, status.get());
      peer.assertEchoes();
    }
  }

  @Test
  @Tag("LSN-05")
  void aTimeOfNothingMeansAnyTime() throws IOException {
    try (Listener patient = start(Duration.ZERO);
        Listener other = start(SHORT);
        HttpPeer silent = HttpPeer.connect(patient.port());
        HttpPeer begun = HttpPeer.connect(patient.port())) {
      String request = upgrade("/");
      for (String part : List.of(request.substring(0, 2), request.substring(2, 40))) {
        begun.send(part);
        letPass(2, other);
      }
      assertEquals(101, begun.ask(request.substring(40)).status());
      assertEquals(101, silent.ask(request).status());
    }
  }

  @Test
  @Tag("T35")
  void aBodyThatComesByteByByteHoldsNoConnectionForEver() throws IOException {
    try (Listener listener = start(SHORT)) {
      for (String line : List.of("Content-Length: 1000000", "Transfer-Encoding: chunked")) {
        String post = head("POST / HTTP/1.1", List.of("Host: 127.0.0.1"), line);
        try (HttpPeer peer = askInTime(404, listener, post)) {
          assertCut(peer.drip('1', PAUSE_MILLIS));
        }
      }
    }
  }
}
