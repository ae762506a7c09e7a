// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for how a closing handshake comes out (RFC 6455 section 7). */
final class CloseHandshake {

  /** How long a peer may take to answer a close frame that nobody waits on. */
  static final Duration UNATTENDED_TIMEOUT = Duration.ofSeconds(60);

  /** Long enough for anybody, short enough to be counted in nanoseconds. */
  static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition finished = lock.newCondition();

  /** Guarded by {@link #lock}; leaves {@link Outcome#OPEN} once. */
  private Outcome outcome = Outcome.OPEN;

  enum Outcome {
    /** Nothing has come yet. */
    OPEN,
    /** The peer's close frame has come. */
    CLOSED,
    /** The connection has ended without it. */
    LOST
  }

  void finish(Outcome how) {
    lock.lock();
    try {
      if (outcome == Outcome.OPEN) {
        outcome = how;
        finished.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits; an interrupt ends the wait, and stays set. */
  Outcome await(Duration timeout) {
    lock.lock();
    try {
      long nanos = (timeout.isNegative() ? FOR_EVER : timeout).toNanos();
      while (outcome == Outcome.OPEN && nanos > 0) {
        nanos = finished.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return outcome;
  }

  /** A duration as people write it: {@code 2}, {@code 0.25}. */
  static String seconds(Duration timeout) {
    return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
