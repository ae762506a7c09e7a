// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Many clients, each on a thread of its own, which reads one tick after the other. */
final class Crowd {

  /** So many connect at a time: a server's queue of connections not yet accepted is short. */
  private static final int CONNECTING = 50;

  private final List<ServerProcess> servers;
  private final ClientConfiguration configuration;
  private final Ticks ticks;
  private final int size;

  private final Semaphore connecting = new Semaphore(CONNECTING);
  private final CountDownLatch connected;
  private final CountDownLatch ended;
  private final AtomicInteger failures = new AtomicInteger();

  /** The first failure, for the report; null if there is none. */
  private final AtomicReference<RuntimeException> firstFailure = new AtomicReference<>();

  Crowd(List<ServerProcess> servers, ClientConfiguration configuration, Ticks ticks, int size) {
    this.servers = servers;
    this.configuration = configuration;
    this.ticks = ticks;
    this.size = size;
    connected = new CountDownLatch(size);
    ended = new CountDownLatch(size);
  }

  /** Starts all clients, and returns when each has connected or failed to. */
  void gather(ExecutorService threads) throws InterruptedException {
    for (int client = 0; client < size; client++) {
      int number = client;
      threads.execute(() -> live(number));
    }
    connected.await();
  }

  private void live(int number) {
    try (Client client = connect(number)) {
      for (int tick = 0; tick < ticks.count(); tick++) {
        String text = client.readTextMessage();
        if (!text.equals(Ticks.text(tick))) {
          throw new IllegalStateException(Ticks.text(tick) + " expected, but was " + text);
        }
        ticks.arrived(tick, number);
      }
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      firstFailure.compareAndSet(null, e);
    } finally {
      ended.countDown();
    }
  }

  private Client connect(int number) {
    connecting.acquireUninterruptibly();
    try {
      String url = servers.get(number % servers.size()).url(BenchmarkServer.ROOM);
      return Client.connect(url, configuration);
    } finally {
      connecting.release();
      connected.countDown();
    }
  }

  /** Whether all clients have read their last tick, and closed, before the time is over. */
  boolean awaitEnd(int seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  int failures() {
    return failures.get();
  }

  /** The failures in words. */
  String describeFailures() {
    return failures.get() == 0
        ? "no client has failed"
        : failures.get() + " clients have failed, the first with: " + firstFailure.get();
  }
}
