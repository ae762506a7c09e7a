// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services that come and go while peers connect. */
@ExtendWith(LeakCheck.class)
class AttachChurnTest {

  private static final int PEERS = 8;

  /** So many peers have to see a service there, and as many have to see none. */
  private static final int ENOUGH = 100;

  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger notFound = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  @Tag("LSN-12")
  @Tag("LSN-21")
  @Tag("LSN-22")
  void servicesMayComeAndGoWhilePeersConnect() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PEERS);
    try (Listener listener = Loopback.listener(0).attach(new Echoing(), "/always")) {
      listener.start();
      try (HttpPeer open = HttpPeer.connect(listener.port())) {
        assertEquals(101, open.ask(upgrade("/always")).status());
        List<Future<?>> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
          peers.add(threads.submit(() -> connect(listener.port())));
        }
        comeAndGo(listener);
        done.set(true);
        for (Future<?> peer : peers) {
          peer.get();
        }
        open.assertEchoes();
      }
      assertTrue(served.get() >= ENOUGH && notFound.get() >= ENOUGH, served + " " + notFound);
      HttpPeer.assertStatus(404, listener.port(), upgrade("/a/b"));
    } finally {
      done.set(true);
      threads.shutdown();
    }
  }

  private void comeAndGo(Listener listener) {
    Echoing service = new Echoing();
    long deadline = System.nanoTime() + HttpPeer.TIMEOUT_MILLIS * 1_000_000L;
    while ((served.get() < ENOUGH || notFound.get() < ENOUGH) && System.nanoTime() < deadline) {
      int before = served.get();
      listener.attach(service, "/a/b");
      Patience.await("a peer that was let in", () -> served.get() > before);
      listener.detach(service);
      int refused = notFound.get();
      Patience.await("a peer that was refused", () -> notFound.get() > refused);
    }
  }

  private Void connect(int port) throws IOException {
    while (!done.get()) {
      try (HttpPeer peer = HttpPeer.connect(port)) {
        Answer answer = peer.ask(upgrade("/a/b"));
        if (answer.status() == 101) {
          peer.assertEchoes();
          served.incrementAndGet();
        } else {
          assertEquals(404, answer.status());
          notFound.incrementAndGet();
        }
      }
    }
    return null;
  }
}
