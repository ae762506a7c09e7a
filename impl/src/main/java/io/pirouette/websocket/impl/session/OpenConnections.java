// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.engine.FrameTap;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open connections of a deployment, for the day it ends: by then every one of them must have
 * gone, since a container that has stopped an application lets none of its code run properly any
 * more.
 */
public final class OpenConnections {

  private static final int GOING_AWAY = 1001;

  private final Set<SessionCaller> callers = ConcurrentHashMap.newKeySet();

  /**
   * Upgrades that are accepted but not open yet, by their taps. Weak, for a peer may be gone before
   * its connection opens, and nobody tells.
   */
  private final Map<FrameTap, Boolean> expected = Collections.synchronizedMap(new WeakHashMap<>());

  /** Set once, when the deployment ends. */
  private volatile boolean ending;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when a connection has gone while the deployment is ending. */
  private final Condition gone = lock.newCondition();

  /** An upgrade has been accepted: its connection is about to open. */
  public void expect(FrameTap tap) {
    expected.put(tap, Boolean.TRUE);
  }

  /**
   * A connection has opened.
   *
   * @return false if the deployment is ending, in which case the connection has been closed
   */
  public boolean add(SessionCaller caller, FrameTap tap) {
    callers.add(caller);
    expected.remove(tap);
    if (ending) {
      caller.closeNow(GOING_AWAY, "");
      return false;
    }
    return true;
  }

  /** A connection has ended. */
  public void remove(SessionCaller caller) {
    callers.remove(caller);
    if (ending) {
      lock.lock();
      try {
        gone.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Sends every peer a close frame with 1001, waits for theirs, and then ends the connections of
   * those that have not answered.
   *
   * @param patience how long to wait at most; an interrupt ends the wait too, and stays set
   */
  public void end(Duration patience) {
    ending = true;
    callers.forEach(caller -> caller.closeNow(GOING_AWAY, ""));
    awaitNone(patience);
    callers.forEach(SessionCaller::abort);
  }

  private void awaitNone(Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (!(callers.isEmpty() && expected.isEmpty()) && nanos > 0) {
        nanos = gone.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
