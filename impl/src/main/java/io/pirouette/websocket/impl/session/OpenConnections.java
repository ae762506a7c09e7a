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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of a deployment, for the day it ends: by then every one of them must have
 * gone, since a container that has stopped an application lets none of its code run properly any
 * more.
 */
public final class OpenConnections {

  private final Set<SessionCaller> callers = ConcurrentHashMap.newKeySet();

  /**
   * The listeners of upgrades that are under way, by their taps. Weak, for a peer may be gone
   * before its connection opens, and nobody tells.
   */
  private final Map<FrameTap, ListenerScope> expected =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final EventThreads eventThreads = new EventThreads();
  private final Timer timer = new Timer();
  private final UserSessions userSessions = new UserSessions();

  /** Set once, when the deployment ends. */
  private volatile boolean ending;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when a connection has gone while somebody waits for that. */
  private final Condition gone = lock.newCondition();

  private final AtomicInteger waiting = new AtomicInteger();

  /** For events that are reported to a thread that is writing. */
  public Executor eventThreads() {
    return eventThreads;
  }

  /** Has those events run within a context of the container's. */
  public void runEventsWithin(@Nullable Executor context) {
    eventThreads.runWithin(context);
  }

  /** Those of users that have opened connections. */
  public UserSessions userSessions() {
    return userSessions;
  }

  /** For time-outs of any connection. */
  Timer timer() {
    return timer;
  }

  /**
   * An upgrade has begun: a connection may open.
   *
   * @param address the peer's
   * @return false if there are as many connections as may be
   */
  public boolean expect(FrameTap tap, ListenerScope scope, String address) {
    boolean room = scope.places().take(tap, address);
    if (room) {
      expected.put(tap, scope);
    }
    return room;
  }

  /** The upgrade has been refused. */
  public void forget(FrameTap tap, ListenerScope scope) {
    scope.places().giveBack(tap);
    expected.remove(tap);
    signal();
  }

  /**
   * A connection has opened.
   *
   * @return false if its listener is ending, in which case the connection has been closed
   */
  public boolean add(SessionCaller caller, FrameTap tap) {
    ListenerScope scope = caller.facts().scope();
    scope.places().opened(tap, address(caller));
    callers.add(caller);
    expected.remove(tap);
    if (ending || scope.isEnded()) {
      caller.closing().goAway(0);
      return false;
    }
    return true;
  }

  /** A connection has ended. */
  public void remove(SessionCaller caller) {
    if (callers.remove(caller)) {
      caller.facts().scope().places().ended(address(caller));
      userSessions.forget(caller);
    }
    signal();
  }

  private static String address(SessionCaller caller) {
    return caller.facts().request().remoteAddress().getHostString();
  }

  private void signal() {
    if (waiting.get() > 0) {
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
    try {
      sendAway(patience, scope -> true);
      eventThreads.end(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      timer.end();
    }
  }

  /** As {@link #end(Duration)}, for the peers of one listener. */
  public void end(ListenerScope ended, Duration patience) {
    ended.end();
    try {
      sendAway(patience, scope -> scope == ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAway(Duration patience, Predicate<ListenerScope> which)
      throws InterruptedException {
    long now = System.nanoTime();
    long deadline = now + (ServiceThread.isRunning() ? 0 : patience.toNanos());
    // First where nobody is writing; then where somebody is, perhaps to a peer that does not read.
    callers(which).forEach(caller -> caller.closing().goAway(0));
    long writersDeadline = Math.max(deadline, now + CloseHandshake.LEAST_PATIENCE.toNanos());
    callers(which).forEach(caller -> caller.closing().goAway(writersDeadline - System.nanoTime()));
    try {
      awaitNone(deadline, which);
    } finally {
      callers(which).forEach(caller -> caller.closing().abort());
    }
  }

  private Stream<SessionCaller> callers(Predicate<ListenerScope> which) {
    return callers.stream().filter(caller -> which.test(caller.facts().scope()));
  }

  private void awaitNone(long deadline, Predicate<ListenerScope> which)
      throws InterruptedException {
    waiting.incrementAndGet();
    lock.lock();
    try {
      long nanos = deadline - System.nanoTime();
      while (areThereAny(which) && nanos > 0) {
        nanos = gone.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
      waiting.decrementAndGet();
    }
  }

  private boolean areThereAny(Predicate<ListenerScope> which) {
    synchronized (expected) {
      if (expected.values().stream().anyMatch(which)) {
        return true;
      }
    }
    return callers(which).findAny().isPresent();
  }
}
