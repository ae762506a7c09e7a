// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static io.pirouette.websocket.listener.Loopback.LOCALHOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners that come and go. */
@ExtendWith(LeakCheck.class)
class ListenerRestartTest {

  private static final int WARM_UP = 10;

  /** {@code -Drestarts} has more of them. */
  private static final int ROUNDS = Integer.getInteger("restarts", 200);

  /** Held, for the JDK forgets loggers that nobody holds. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private static final Logger LIBRARY = Logger.getLogger("io.pirouette.websocket");

  @BeforeAll
  static void say() {
    TOMCAT.setLevel(Level.WARNING);
    LIBRARY.setLevel(Level.WARNING);
  }

  @AfterAll
  static void sayMore() {
    TOMCAT.setLevel(null);
    LIBRARY.setLevel(null);
  }

  @Test
  @Tag("LSN-12")
  @Tag("LSN-15")
  @Tag("LSN-16")
  void hundredsOfListenersAtOnePortLeaveNothingBehind() throws IOException {
    int port = portThatNoPeerIsGiven();
    for (int round = 0; round < WARM_UP; round++) {
      startAndStop(port, round);
    }
    Held before = Held.now();
    for (int round = 0; round < ROUNDS; round++) {
      startAndStop(port, round);
    }
    Patience.await(before + ", but there is " + Held.now(), () -> Held.now().isWithin(before));
  }

  /** With peers that are in the middle of something, so that the port has connections then. */
  private static void startAndStop(int port, int round) throws IOException {
    Listener listener = Loopback.listener(port).attach(new Echoing(), "/");
    listener.start();
    assertEquals(port, listener.port());
    try (HttpPeer peer = HttpPeer.connect(port);
        HttpPeer asking = HttpPeer.connect(port).send("GET / HTTP/1.1\r\nHost: ");
        HttpPeer silent = HttpPeer.connect(port)) {
      assertEquals(101, peer.ask(upgrade("/")).status());
      peer.assertEchoes();
      if (round % 10 == 0) {
        // 1000: it will have gone when the listener stops.
        peer.send("\u0088\u0082\0\0\0\0\u0003\u00e8").readToEnd();
        listener.gracefulStop();
      } else {
        listener.immediateStop();
      }
      assertFree(port);
      peer.readToEnd();
      asking.readToEnd();
      silent.readToEnd();
    }
  }

  private static void assertFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(LOCALHOST, port));
      assertTrue(socket.isBound());
    }
  }

  /** Below those that systems give to peers, any of which could take it between two listeners. */
  private static int portThatNoPeerIsGiven() throws IOException {
    Random random = new Random();
    while (true) {
      int port = 15_000 + random.nextInt(15_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOCALHOST))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another one.
      }
    }
  }
}
