// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends numbered binary messages from a thread of its own, as fast as it can. */
final class Flood {

  private static final int LONG_ENOUGH_SECONDS = 60;
  private static final int PACKET = 64 * 1024;

  private final AtomicInteger sent = new AtomicInteger();
  private final CompletableFuture<Void> sending;

  Flood(RawPeer peer, int messages, int size) {
    sending = CompletableFuture.runAsync(() -> send(peer, messages, size), Flood::start);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "flood");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(RawPeer peer, int messages, int size) {
    int together = Math.max(1, PACKET / size);
    try {
      while (sent.get() < messages) {
        Frame[] packet = new Frame[Math.min(together, messages - sent.get())];
        for (int i = 0; i < packet.length; i++) {
          packet[i] = Frame.binary(ByteBuffer.allocate(size).putInt(sent.get() + i).array());
        }
        peer.sendAll(packet);
        sent.addAndGet(packet.length);
      }
    } catch (IOException e) {
      throw new AssertionError("after " + sent + " messages", e);
    }
  }

  /** Waits until a second passes in which nothing is taken from the peer, and it has more. */
  void awaitStall() throws InterruptedException, ExecutionException {
    int before;
    do {
      before = sent.get();
      try {
        sending.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        // As it should be.
      }
      assertTrue(!sending.isDone(), "all of it was taken, though nobody reads");
    } while (sent.get() != before);
  }

  /** Waits until all has been sent. */
  void join() throws InterruptedException, ExecutionException, TimeoutException {
    sending.get(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS);
  }
}
