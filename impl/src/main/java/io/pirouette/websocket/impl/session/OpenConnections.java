// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The open connections of a deployment, for the day it ends. */
public final class OpenConnections {

  private final Set<SessionCaller> callers = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when the last connection has gone. */
  private final Condition none = lock.newCondition();

  /**
   * Whether someone waits for {@link #none}, so that a connection's end need not lock otherwise.
   */
  private volatile boolean awaited;

  /** A connection has opened. */
  public void add(SessionCaller caller) {
    callers.add(caller);
  }

  /** A connection has ended. */
  public void remove(SessionCaller caller) {
    callers.remove(caller);
    if (awaited && callers.isEmpty()) {
      lock.lock();
      try {
        none.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Sends every peer a close frame with 1001, without waiting for theirs. */
  public void goAway() {
    callers.forEach(caller -> caller.closeNow(1001, ""));
  }

  /**
   * Waits for all connections to end.
   *
   * @param timeout how long to wait at most; an interrupt ends the wait too, and stays set
   */
  public void awaitNone(Duration timeout) {
    lock.lock();
    try {
      awaited = true;
      long nanos = timeout.toNanos();
      while (!callers.isEmpty() && nanos > 0) {
        nanos = none.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      awaited = false;
      lock.unlock();
    }
  }
}
