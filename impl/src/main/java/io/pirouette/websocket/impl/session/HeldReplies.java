// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends what containers hold for longer than a moment. Usually the event that follows sends it; but
 * that one may take its time, or the rest of its message may not come.
 */
final class HeldReplies {

  /** How long a reply may be held: nothing to people, and many messages to a machine. */
  private static final Duration MOMENT = Duration.ofNanos(500_000);

  private final Timer timer;
  private final Executor threads;
  private final Queue<WaitingOutlet> watched = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();

  /**
   * Watches nobody so far.
   *
   * @param threads for those that may have to wait for their peer
   */
  HeldReplies(Timer timer, Executor threads) {
    this.timer = timer;
    this.threads = threads;
  }

  /** A container has begun to hold frames. */
  void watch(WaitingOutlet outlet) {
    watched.add(outlet);
    if (!due.get() && due.compareAndSet(false, true)) {
      timer.after(MOMENT, this::look);
    }
  }

  private void look() {
    due.set(false);
    long moment = System.nanoTime() - MOMENT.toNanos();
    List<WaitingOutlet> held = new ArrayList<>();
    for (WaitingOutlet outlet = watched.poll(); outlet != null; outlet = watched.poll()) {
      if (outlet.isHolding()) {
        held.add(outlet);
      }
    }
    for (WaitingOutlet outlet : held) {
      if (outlet.isHoldingSince(moment)) {
        flush(outlet);
      } else {
        watch(outlet);
      }
    }
  }

  private void flush(WaitingOutlet outlet) {
    try {
      threads.execute(outlet::flushHeld);
    } catch (RejectedExecutionException e) {
      // The deployment has ended, and the connection with it.
    } catch (RuntimeException | Error e) {
      // Without memory for a thread, say; later there may be.
      watch(outlet);
    }
  }
}
