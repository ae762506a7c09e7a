// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for how a closing handshake comes out (RFC 6455 section 7). */
final class CloseHandshake {

  /** How long a peer may take to answer a close frame that nobody waits on. */
  static final Duration UNATTENDED_TIMEOUT = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition finished = lock.newCondition();

  /** The least time that a write in progress gets to end before a close frame. */
  static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  /** Guarded by {@link #lock}; leaves {@link Outcome#OPEN} once. */
  private Outcome outcome = Outcome.OPEN;

  /**
   * Guarded by {@link #lock}; set when a remote method closes, which is not told how it comes out.
   */
  private boolean unattended;

  enum Outcome {
    /** Nothing has come yet. */
    OPEN,
    /** The peer's close frame has come. */
    CLOSED,
    /** The connection has ended without it. */
    LOST
  }

  /** Nobody waits for the outcome. */
  void leaveUnattended() {
    lock.lock();
    try {
      unattended = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The outcome is known.
   *
   * @return whether the connection was lost and nobody hears of it otherwise
   */
  boolean finish(Outcome how) {
    lock.lock();
    try {
      if (outcome != Outcome.OPEN) {
        return false;
      }
      outcome = how;
      finished.signalAll();
      return unattended && how == Outcome.LOST;
    } finally {
      lock.unlock();
    }
  }

  /** Waits; an interrupt ends the wait, and stays set. */
  Outcome await(Duration timeout) {
    lock.lock();
    try {
      long nanos = timeout.toNanos();
      while (outcome == Outcome.OPEN && nanos > 0) {
        nanos = finished.awaitNanos(nanos);
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return outcome;
    } finally {
      lock.unlock();
    }
  }
}
