// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.openPatiently;
import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import io.pirouette.websocket.listener.ServerHeaderTest.Refusing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many connections a listener serves at a time. */
@ExtendWith(LeakCheck.class)
@Tag("T49")
class ConnectionLimitsTest {

  private static Listener start(int inAll, int perAddress) {
    return start(ListenerConfiguration.builder(), inAll, perAddress);
  }

  private static Listener start(
      ListenerConfiguration.Builder configuration, int inAll, int perAddress) {
    return Echoing.start(configuration.connectionLimits(new ConnectionLimits(inAll, perAddress)));
  }

  private static void assertFull(int port, int address) throws IOException {
    try (HttpPeer peer = HttpPeer.connect(port, address)) {
      Answer answer = peer.ask(upgrade("/"));
      assertEquals(503, answer.status());
      assertEquals("Too many connections", answer.body());
      assertEquals(List.of("5"), answer.header("Retry-After"));
      assertTrue(answer.closes(), answer::toString);
      peer.expectEnd();
    }
  }

  /** Expects that exactly so many more are let in, at the latest when places have become free. */
  private static void assertPlaces(int count, int port, int address) throws IOException {
    List<HttpPeer> peers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        peers.add(openPatiently(port, address));
      }
      assertFull(port, address);
      for (HttpPeer peer : peers) {
        peer.assertEchoes();
      }
    } finally {
      for (HttpPeer peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void moreConnectionsThanThereMayBeAreRefused() throws IOException {
    for (int limit : new int[] {1, 2, 20}) {
      try (Listener listener = start(limit, ConnectionLimits.UNLIMITED)) {
        assertPlaces(limit, listener.port(), 1);
      }
    }
  }

  @Test
  void anotherRequestIsAnsweredThoughThereIsNoPlace() throws IOException {
    try (Listener listener = start(1, ConnectionLimits.UNLIMITED);
        HttpPeer open = openPatiently(listener.port(), 1)) {
      HttpPeer.assertStatus(404, listener.port(), page("/"));
      HttpPeer.assertStatus(426, listener.port(), upgrade("/").replace("n: 13", "n: 12"));
      open.assertEchoes();
    }
  }

  @Test
  void moreConnectionsOfAnAddressThanThereMayBeAreRefused() throws IOException {
    try (Listener listener = start(ConnectionLimits.UNLIMITED, 2);
        HttpPeer one = openPatiently(listener.port(), 1);
        HttpPeer two = openPatiently(listener.port(), 1)) {
      assertFull(listener.port(), 1);
      assertPlaces(2, listener.port(), 2);
      assertPlaces(2, listener.port(), 3);
      one.assertEchoes();
      two.assertEchoes();
      assertFull(listener.port(), 1);
    }
  }

  @Test
  void theLimitInAllHoldsForAllAddressesTogether() throws IOException {
    try (Listener listener = start(3, 2);
        HttpPeer one = openPatiently(listener.port(), 1);
        HttpPeer two = openPatiently(listener.port(), 1)) {
      assertFull(listener.port(), 1);
      assertPlaces(1, listener.port(), 2);
      // A refusal by the one limit holds no place of the other.
      assertPlaces(1, listener.port(), 3);
      one.assertEchoes();
      two.assertEchoes();
    }
  }

  @Test
  void aPlaceIsFreeAgainWhenItsConnectionHasEnded() throws IOException {
    ListenerConfiguration.Builder builder = ListenerConfiguration.builder();
    try (Listener listener = start(builder, 2, 2).attach(new Ending(), "/end");
        HttpPeer other = openPatiently(listener.port(), 1)) {
      List<String> ways =
          List.of("closed", "closed by the service", "not answered", "cut", "reset", "failed");
      for (String way : ways) {
        for (int i = 0; i < 3; i++) {
          try (HttpPeer peer = openPatiently(listener.port(), 1, "/end")) {
            end(peer, way);
          }
          other.assertEchoes();
        }
        assertPlaces(1, listener.port(), 1);
      }
    }
  }

  private static void end(HttpPeer peer, String way) throws IOException {
    String close = "\u0088\u0082\0\0\0\0\u0003\u00e8";
    switch (way) {
      case "closed" -> peer.send(close).readToEnd();
      case "closed by the service", "not answered" -> {
        peer.send("\u0081\u0082\0\0\0\0hi");
        peer.expectFrame("\u0088\u0002\u0003\u00e8");
        peer.send(way.equals("not answered") ? "" : close).readToEnd();
      }
      // A kind of frame that there is not.
      case "failed" -> peer.send("\u0083\u0080\0\0\0\0").readToEnd();
      case "reset" -> peer.reset();
      default -> peer.close();
    }
  }

  /** Closes when it is asked to. */
  @ServiceConfig(connectionClosureTimeout = 0.25)
  static class Ending implements UpgradeService {

    @Get
    public Service upgrade() {
      return new End();
    }
  }

  static class End implements Service {

    public CloseFrame onTextMessage(String text) {
      return new CloseFrame.NormalClosure();
    }
  }

  @Test
  void aRefusedUpgradeHoldsNoPlace() throws IOException {
    try (Listener listener = start(2, 2)) {
      int port = listener.port();
      listener.attach(new Refusing(401), "/401").attach(new Refusing(403), "/403");
      listener.attach(new Refusing(500), "/500");
      for (int i = 0; i < 5; i++) {
        HttpPeer.assertStatus(401, port, upgrade("/401"));
        HttpPeer.assertStatus(403, port, upgrade("/403"));
        HttpPeer.assertStatus(500, port, upgrade("/500"));
        HttpPeer.assertStatus(400, port, upgrade("/").replace("-Key", "-Kay"));
        HttpPeer.assertStatus(426, port, upgrade("/").replace("n: 13", "n: 12"));
      }
      assertPlaces(2, port, 1);
    }
  }

  /** Lets a peer in only when the test says so. */
  static class Slow implements UpgradeService {

    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @Get
    public Service upgrade() throws InterruptedException {
      asked.countDown();
      allowed.await();
      return new Echoing.Echo();
    }
  }

  @Test
  void anUpgradeUnderWayHoldsAPlaceEvenIfItsPeerHasGone() throws Exception {
    Slow slow = new Slow();
    try (Listener listener = start(2, 2).attach(slow, "/slow")) {
      int port = listener.port();
      try (HttpPeer gone = HttpPeer.connect(port);
          HttpPeer reset = HttpPeer.connect(port)) {
        gone.send(upgrade("/slow"));
        reset.send(upgrade("/slow"));
        slow.asked.await();
        reset.reset();
      }
      assertFull(port, 1);
      slow.allowed.countDown();
      assertPlaces(2, port, 1);
    }
  }

  @Test
  @Tag("T35")
  void connectionsWithoutARequestHoldNoPlaces() throws IOException {
    ListenerConfiguration.Builder builder =
        ListenerConfiguration.builder().timeout(Duration.ofSeconds(3));
    List<HttpPeer> silent = new ArrayList<>();
    try (Listener listener = start(builder, 2, 2)) {
      for (int i = 0; i < 20; i++) {
        silent.add(HttpPeer.connect(listener.port()).send(i % 2 == 0 ? "" : "GET / HTTP"));
      }
      assertPlaces(2, listener.port(), 1);
      for (HttpPeer peer : silent) {
        peer.readToEnd();
      }
    }
  }
}
