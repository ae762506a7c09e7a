// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.app.concurrency.OwnObjectUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many connections at once, and many threads on one. */
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {

  private static final int HANDSHAKES = 200;
  private static final int WRITERS = 16;
  private static final int MESSAGES = 1_000;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("concurrency.war", OwnObjectUpgrade.class);
  }

  @Test
  @Tag("UPG-25")
  void eachOfTwoHundredConcurrentHandshakesGetsItsOwnServiceObject() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Callable<Void>> talks = new ArrayList<>();
      for (int i = 0; i < HANDSHAKES; i++) {
        int number = i;
        talks.add(() -> talk("meet=" + number));
      }
      for (Future<Void> talk : threads.invokeAll(talks)) {
        talk.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private Void talk(String query) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "own?" + query))) {
      for (int message = 1; message <= 3; message++) {
        peer.sendText("hello");
        peer.expectText(query + " hello " + message);
      }
    }
    return null;
  }

  @Test
  @Tag("CAL-19")
  void writesOfSixteenThreadsArriveWholeAndEachThreadsInOrder() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "writers"))) {
      peer.sendText("go");
      int[] next = new int[WRITERS];
      for (int i = 0; i < WRITERS * MESSAGES; i++) {
        count(peer.nextText(), next);
      }
      peer.expectClose(1000, "");
    }
  }

  /** Fails unless the message is whole and the next one of its thread. */
  private static void count(String message, int[] next) {
    String[] parts = message.split(":", 3);
    int thread = Integer.parseInt(parts[0]);
    int number = Integer.parseInt(parts[1]);
    assertEquals(next[thread]++, number, "of thread " + thread);
    assertEquals("x".repeat(number % 300), parts[2]);
  }

  /**
   * The control of the test above: if the bare container could do it, the test would show nothing.
   */
  @Test
  @Tag("tomcat")
  void theBareTomcatLosesWritesOfSixteenThreads() throws IOException {
    int arrived = 0;
    try (RawPeer peer = RawPeer.open(Archives.at(base, "bare"))) {
      peer.sendText("go");
      Frame frame = peer.next();
      while (frame != null && frame.opcode() == Frame.TEXT) {
        arrived++;
        frame = peer.next();
      }
      peer.cut();
    }
    assertNotEquals(WRITERS * MESSAGES, arrived);
  }
}
