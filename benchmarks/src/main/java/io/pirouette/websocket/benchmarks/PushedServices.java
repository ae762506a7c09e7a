// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Services that write of their own accord: with a thread for each peer, or one for all. */
public final class PushedServices {

  /** Bytes of a message. */
  static final int LENGTH = 10_240;

  /** Its writers wait, for at most two seconds. */
  static final String BLOCK = "/block";

  /** Nobody waits. */
  static final String DROP = "/drop";

  private static final String TEXT = "x".repeat(LENGTH);
  private static final Set<Caller> BLOCKING = ConcurrentHashMap.newKeySet();
  private static final Set<Caller> DROPPING = ConcurrentHashMap.newKeySet();

  private PushedServices() {}

  /**
   * Writes to all peers of a service for so many seconds, so many messages a second to each.
   *
   * @return how many have been written to all peers together, and how many peers have failed
   */
  static String push(String service, int seconds, int rate) throws InterruptedException {
    AtomicInteger written = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    if (service.equals(DROP)) {
      threads.add(new Thread(() -> write(DROPPING, seconds, rate, written, failed)));
    } else {
      BLOCKING.forEach(
          caller ->
              threads.add(new Thread(() -> write(Set.of(caller), seconds, rate, written, failed))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return written + " " + failed;
  }

  private static void write(
      Set<Caller> callers, int seconds, int rate, AtomicInteger written, AtomicInteger failed) {
    long start = System.nanoTime();
    for (int i = 0; i < seconds * rate; i++) {
      sleepUntil(start + TimeUnit.SECONDS.toNanos(i) / rate);
      for (Caller caller : callers) {
        try {
          caller.writeTextMessage(TEXT);
          written.incrementAndGet();
        } catch (WebSocketException e) {
          failed.incrementAndGet();
          if (callers.size() == 1) {
            return;
          }
          callers.remove(caller);
        }
      }
    }
  }

  private static void sleepUntil(long time) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, time - System.nanoTime()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** See {@link #BLOCK}. */
  @ServicePath(BLOCK)
  public static final class BlockUpgrade implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return policy(new SlowConsumerPolicy.Block(Duration.ofSeconds(2)));
    }

    /** Upgrades. */
    @Get
    public Service upgrade() {
      return new Pushed(BLOCKING);
    }
  }

  /** See {@link #DROP}. */
  @ServicePath(DROP)
  public static final class DropUpgrade implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return policy(new SlowConsumerPolicy.DropOldest());
    }

    /** Upgrades. */
    @Get
    public Service upgrade() {
      return new Pushed(DROPPING);
    }
  }

  private static Optional<ServiceConfiguration> policy(SlowConsumerPolicy policy) {
    return Optional.of(ServiceConfiguration.builder().slowConsumerPolicy(policy).build());
  }

  /** One peer. */
  public static final class Pushed implements Service {

    private final Set<Caller> callers;

    Pushed(Set<Caller> callers) {
      this.callers = callers;
    }

    /** Joins. */
    public void onOpen(Caller caller) {
      callers.add(caller);
    }

    /** Leaves. */
    public void onClose(Caller caller, int statusCode) {
      callers.remove(caller);
    }
  }
}
