// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.engine.FrameTap;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open connections of a deployment, for the day it ends: by then every one of them must have
 * gone, since a container that has stopped an application lets none of its code run properly any
 * more.
 */
public final class OpenConnections {

  private final Set<SessionCaller> callers = ConcurrentHashMap.newKeySet();

  /**
   * Upgrades that are under way, by their taps. Weak, for a peer may be gone before its connection
   * opens, and nobody tells.
   */
  private final Map<FrameTap, Boolean> expected = Collections.synchronizedMap(new WeakHashMap<>());

  private final EventThreads eventThreads = new EventThreads();
  private final Timer timer = new Timer();

  /** Set once, when the deployment ends. */
  private volatile boolean ending;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when a connection has gone while the deployment is ending. */
  private final Condition gone = lock.newCondition();

  /** For events that are reported to a thread that is writing. */
  public Executor eventThreads() {
    return eventThreads;
  }

  /** For time-outs of any connection. */
  Timer timer() {
    return timer;
  }

  /** An upgrade has begun: a connection may open. */
  public void expect(FrameTap tap) {
    expected.put(tap, Boolean.TRUE);
  }

  /** The upgrade has been refused. */
  public void forget(FrameTap tap) {
    expected.remove(tap);
    signal();
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
      caller.closing().goAway(0);
      return false;
    }
    return true;
  }

  /** A connection has ended. */
  public void remove(SessionCaller caller) {
    callers.remove(caller);
    signal();
  }

  private void signal() {
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
   * those that have not answered. Called by a remote method, it does not wait: that method's own
   * connection could never answer.
   *
   * @param patience how long to wait at most; an interrupt ends the wait too, and stays set
   */
  public void end(Duration patience) {
    ending = true;
    long now = System.nanoTime();
    long deadline = now + (ServiceThread.isRunning() ? 0 : patience.toNanos());
    // First where nobody is writing; then where somebody is, perhaps to a peer that does not read.
    callers.forEach(caller -> caller.closing().goAway(0));
    long writersDeadline = Math.max(deadline, now + CloseHandshake.LEAST_PATIENCE.toNanos());
    callers.forEach(caller -> caller.closing().goAway(writersDeadline - System.nanoTime()));
    try {
      awaitNone(deadline);
      callers.forEach(caller -> caller.closing().abort());
      eventThreads.end(patience);
    } catch (InterruptedException e) {
      callers.forEach(caller -> caller.closing().abort());
      Thread.currentThread().interrupt();
    } finally {
      timer.end();
    }
  }

  private void awaitNone(long deadline) throws InterruptedException {
    lock.lock();
    try {
      long nanos = deadline - System.nanoTime();
      while (!(callers.isEmpty() && expected.isEmpty()) && nanos > 0) {
        nanos = gone.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
