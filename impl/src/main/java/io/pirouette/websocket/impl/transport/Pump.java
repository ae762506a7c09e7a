// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that all clients share: it watches the channels that no thread reads, and those
 * for which a thread waits to write. It starts with the first channel and ends a moment after the
 * last one.
 */
public final class Pump implements Runnable {

  /** How often it looks after channels that have been left by their readers. */
  static final Duration TICK = Duration.ofMillis(500);

  /** How long it stays without a channel, for clients that come and go. */
  private static final Duration LINGER = Duration.ofMillis(20);

  /** Held while the thread starts or ends, and while channels are counted. */
  private static final ReentrantLock LIFE = new ReentrantLock();

  /** Guarded by {@link #LIFE}; null while there is no client. */
  private static @Nullable Pump running;

  private final Selector selector;
  private final Thread thread;

  /** For what is read on this thread: handed on before the next channel's turn. */
  private final ByteBuffer scratch = ByteBuffer.allocate(65_536);

  /** What asks to be looked at, by any thread. */
  private final Queue<Watch> changed = new ConcurrentLinkedQueue<>();

  /** Left by their readers a moment ago; touched by the pump alone. */
  private final Set<Watch> left = new HashSet<>();

  /** Guarded by {@link #LIFE}. */
  private int watches;

  /** Guarded by {@link #LIFE}; when the last channel went. */
  private long emptySince = System.nanoTime();

  /** Nobody else is expected: ends without lingering. */
  private volatile boolean leaving;

  private long nextTick = System.nanoTime() + TICK.toNanos();

  private Pump() throws IOException {
    selector = Selector.open();
    // Neither the class loader nor the thread locals of whoever happens to connect first.
    thread = new Thread(null, this, "pirouette-client", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
  }

  /** Watches a channel, for nothing at first. */
  static Watch watch(SocketChannel channel, Watch.Handler handler) throws IOException {
    LIFE.lock();
    try {
      Pump pump = running;
      if (pump == null) {
        pump = started();
        running = pump;
      }
      pump.watches++;
      return new Watch(pump, channel, handler);
    } finally {
      LIFE.unlock();
    }
  }

  private static Pump started() throws IOException {
    Pump pump = new Pump();
    try {
      pump.thread.start();
      return pump;
    } catch (Error e) {
      pump.selector.close();
      throw new IOException("no thread can be started", e);
    }
  }

  /** A channel is watched no longer. */
  void forget(Watch watch) {
    LIFE.lock();
    try {
      watches--;
      emptySince = System.nanoTime();
    } finally {
      LIFE.unlock();
    }
    change(watch);
  }

  /**
   * Lets the thread end with its last channel, and waits until it has.
   *
   * @param patience how long to wait at most; an interrupt ends the wait too, and stays set
   */
  public static void awaitEnd(Duration patience) {
    Pump pump;
    LIFE.lock();
    try {
      pump = running;
    } finally {
      LIFE.unlock();
    }
    if (pump == null) {
      return;
    }
    pump.leaving = true;
    pump.selector.wakeup();
    try {
      pump.thread.join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at a watch soon, whichever thread asks for it. */
  void change(Watch watch) {
    changed.add(watch);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  @Override
  public void run() {
    try {
      while (!hasEnded()) {
        List<Watch> round = new ArrayList<>();
        for (Watch watch = changed.poll(); watch != null; watch = changed.poll()) {
          round.add(watch);
        }
        // Those that ask again meanwhile wait for the next round, so that others have their turn.
        round.forEach(this::apply);
        tick();
        if (changed.isEmpty()) {
          selector.select(this::ready, pause());
        } else {
          selector.selectNow(this::ready);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      abandon(e);
    } finally {
      close();
    }
  }

  /** Cannot go on: all channels fail, and the next one gets a pump that works. */
  private void abandon(Throwable cause) {
    LIFE.lock();
    try {
      if (running == this) {
        running = null;
      }
    } finally {
      LIFE.unlock();
    }
    for (Watch watch : List.copyOf(changed)) {
      watch.fail(cause);
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      ((Watch) key.attachment()).fail(cause);
    }
  }

  /** In milliseconds; 0 for as long as it takes. */
  private long pause() {
    LIFE.lock();
    try {
      if (watches == 0) {
        return LINGER.toMillis();
      }
      return left.isEmpty() ? 0 : Math.max(1, (nextTick - System.nanoTime()) / 1_000_000);
    } finally {
      LIFE.unlock();
    }
  }

  private void ready(SelectionKey key) {
    Watch watch = (Watch) key.attachment();
    try {
      int ops = key.readyOps();
      key.interestOps(key.interestOps() & ~ops);
      watch.ready(ops, scratch);
    } catch (CancelledKeyException e) {
      // Closed by another thread meanwhile.
    } catch (RuntimeException | Error e) {
      watch.fail(e);
    }
  }

  private void apply(Watch watch) {
    try {
      if (watch.apply(selector, scratch)) {
        left.add(watch);
      } else {
        left.remove(watch);
      }
    } catch (RuntimeException | Error e) {
      left.remove(watch);
      watch.fail(e);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    if (now - nextTick >= 0) {
      left.removeIf(this::tick);
      nextTick = now + TICK.toNanos();
    }
  }

  private boolean tick(Watch watch) {
    try {
      return watch.tick();
    } catch (RuntimeException | Error e) {
      watch.fail(e);
      return true;
    }
  }

  private boolean hasEnded() {
    LIFE.lock();
    try {
      boolean ended =
          watches == 0 && (leaving || System.nanoTime() - emptySince > LINGER.toNanos());
      if (ended && running == this) {
        running = null;
      }
      return ended;
    } finally {
      LIFE.unlock();
    }
  }

  private void close() {
    SelectorPool.clear();
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
