// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.attached.DeclaredUpgrade;
import io.pirouette.websocket.fixture.AtOnce;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections a listener over a servlet context serves at a time. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("T49")
class PlacesIT {

  /** What the application's servlet makes listeners with. */
  private static final int IN_ALL = 8;

  private static final int PER_ADDRESS = 2;

  private static final int PEERS = 4;
  private static final int ROUNDS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final AtomicInteger LISTENERS = new AtomicInteger();

  @ArquillianResource URL base;

  /** Of a listener of this test alone. */
  private final String name = "listener-" + LISTENERS.incrementAndGet();

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("places.war", DeclaredUpgrade.class);
  }

  private void serve(String with) throws IOException {
    for (String what : List.of("make&with=" + with, "attach&path=/" + name, "start")) {
      URI uri = Archives.at(base, "listeners?listener=" + name + "&do=" + what);
      HttpAnswer answer =
          RawPeer.handshake(uri, Handshake.of(uri).without("Upgrade").without("Connection"));
      assertEquals("done", answer.body(), what);
    }
  }

  private URI uri() {
    return Archives.at(base, name);
  }

  /** From 127.0.0.1, 127.0.0.2 and so on. */
  private Socket connect(int address) throws IOException {
    InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) address});
    return new Socket(uri().getHost(), uri().getPort(), from, 0);
  }

  private RawPeer open(int address) throws IOException {
    return RawPeer.over(connect(address), uri());
  }

  /** The end of another connection may take a moment to be noticed. */
  private RawPeer openPatiently(int address) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Socket socket = connect(address);
      try {
        return RawPeer.over(socket, uri());
      } catch (AssertionError full) {
        socket.close();
        if (System.nanoTime() > deadline) {
          throw full;
        }
      }
    }
  }

  private void assertFull(int address) throws IOException {
    HttpAnswer refused = RawPeer.handshake(connect(address), Handshake.of(uri()));
    assertEquals(503, refused.status(), refused::toString);
    assertEquals("Too many connections", refused.body());
    assertEquals(List.of("5"), refused.header("Retry-After"));
  }

  private void assertServed(RawPeer peer) throws IOException {
    peer.sendText("hello");
    peer.expectText(name + " hello");
  }

  /** Expects that exactly so many more are let in. */
  private void assertPlaces(int count, int address) throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(openPatiently(address));
    }
    assertFull(address);
    for (RawPeer peer : peers) {
      assertServed(peer);
      peer.close();
    }
  }

  @Test
  void moreConnectionsThanThereMayBeAreRefusedFromWhereverTheyCome() throws IOException {
    serve("places");
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < IN_ALL; i++) {
      peers.add(open(1 + i % 3));
    }
    for (int address = 1; address < 5; address++) {
      assertFull(address);
    }
    for (RawPeer peer : peers) {
      assertServed(peer);
      peer.close();
    }
  }

  @Test
  void moreConnectionsOfAnAddressThanThereMayBeAreRefused() throws IOException {
    serve("addresses");
    try (RawPeer one = open(1);
        RawPeer two = open(1)) {
      assertFull(1);
      assertPlaces(PER_ADDRESS, 2);
      assertPlaces(PER_ADDRESS, 3);
      assertServed(one);
      assertServed(two);
      assertFull(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "cut", "reset", "broken", "silent and cut", "silent and reset"})
  void aPlaceIsFreeAgainWhenItsConnectionHasEnded(String way) throws IOException {
    serve("addresses");
    try (RawPeer other = open(1)) {
      for (int i = 0; i < 5; i++) {
        RawPeer peer = openPatiently(1);
        assertFull(1);
        end(peer, way);
        assertServed(other);
      }
      assertPlaces(PER_ADDRESS - 1, 1);
    }
  }

  private void end(RawPeer peer, String way) throws IOException {
    if (!way.startsWith("silent")) {
      assertServed(peer);
    }
    switch (way) {
      case "closed" -> peer.close();
      case "cut", "silent and cut" -> peer.cut();
      case "reset", "silent and reset" -> peer.reset();
      default -> {
        // A kind of frame that there is not.
        peer.send(new Frame(true, 0, 3, new byte[0]));
        assertEquals(Frame.CLOSE, peer.next().opcode());
        peer.cut();
      }
    }
  }

  @Test
  void aRequestThatIsRefusedForAnotherReasonHoldsNoPlace() throws IOException {
    serve("addresses");
    for (int i = 0; i < 5; i++) {
      Handshake old = Handshake.of(uri()).without("Sec-WebSocket-Version");
      assertEquals(426, RawPeer.handshake(connect(1), old).status());
      Handshake refused = Handshake.of(Archives.at(base, name + "?refused"));
      assertEquals(400, RawPeer.handshake(connect(1), refused).status());
    }
    assertPlaces(PER_ADDRESS, 1);
  }

  @Test
  @Tag("T46")
  void aPeerThatDoesNotAwaitTheAnswerHoldsNoPlace() throws IOException {
    serve("places");
    byte[] request = Handshake.of(uri()).head().getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < IN_ALL; i++) {
      try (Socket socket = connect(1)) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(request);
      }
    }
    assertPlaces(IN_ALL, 1);
  }

  @Test
  @Tag("T46")
  void noPlaceIsLostToPeersThatComeAndGo() throws Exception {
    serve("places");
    AtOnce.run(PEERS, peer -> comeAndGo());
    assertPlaces(IN_ALL, 1);
  }

  private void comeAndGo() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      switch (round % 5) {
        case 0 -> goWithinTheHead();
        case 1 -> ask();
        case 2 -> openPatiently(1).reset();
        case 3 -> openPatiently(1).cut();
        default -> openPatiently(1).close();
      }
    }
  }

  private void goWithinTheHead() throws IOException {
    byte[] head = Handshake.of(uri()).head().getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = connect(1)) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(head, 0, head.length - 1);
    }
  }

  /** Has the connection end, in order, when the whole request has been sent. */
  private void ask() throws IOException {
    try (Socket socket = connect(1)) {
      socket
          .getOutputStream()
          .write(Handshake.of(uri()).head().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
