// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Checks the silence of all connections with an idle time-out or a heartbeat, by one timer. */
final class SilenceWatch {

  /** Between two looks at a few connections. */
  private static final long LEAST_NANOS = 5_000_000;

  /** The more connections there are, the rarer it looks at all of them. */
  private static final long NANOS_PER_CONNECTION = 10_000;

  private final Timer timer;
  private final Set<Silence> watched = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as is what follows; null if nothing is due. */
  private @Nullable Future<?> next;

  private long due;

  SilenceWatch(Timer timer) {
    this.timer = timer;
  }

  void watch(Silence silence) {
    watched.add(silence);
    lookIn(silence.check(System.nanoTime()));
  }

  void forget(Silence silence) {
    watched.remove(silence);
  }

  private void look() {
    lock.lock();
    try {
      next = null;
    } finally {
      lock.unlock();
    }
    long now = System.nanoTime();
    long soonest = Long.MAX_VALUE;
    for (Silence silence : watched) {
      soonest = Math.min(soonest, silence.check(now));
    }
    lookIn(soonest);
  }

  private void lookIn(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    long wait = Math.max(nanos, LEAST_NANOS + watched.size() * NANOS_PER_CONNECTION);
    lock.lock();
    try {
      long time = System.nanoTime() + wait;
      if (next != null) {
        if (due - time <= LEAST_NANOS) {
          return;
        }
        next.cancel(false);
      }
      due = time;
      next = timer.after(Duration.ofNanos(wait), this::look);
    } finally {
      lock.unlock();
    }
  }
}
