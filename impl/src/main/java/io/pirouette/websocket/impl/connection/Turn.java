// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the events of one connection run one at a time. Messages come from the reading thread, which
 * waits for its turn; the end of a connection may be reported by any thread, which must not wait,
 * for it may hold what the running event needs.
 */
final class Turn {

  private final ReentrantLock lock = new ReentrantLock();

  /** Events left behind by threads that found another one at it. */
  private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();

  /** Runs an event of the reading thread, after those before it. */
  void take(Runnable event) {
    if (lock.isHeldByCurrentThread()) {
      left.add(event);
      return;
    }
    lock.lock();
    try {
      event.run();
    } finally {
      lock.unlock();
    }
    runLeft();
  }

  /** Runs an event now, or leaves it to the thread whose turn it is. */
  void takeOrLeave(Runnable event) {
    left.add(event);
    runLeft();
  }

  /** Looks again after each release: an event may have been left just before it. */
  private void runLeft() {
    while (!left.isEmpty() && !lock.isHeldByCurrentThread() && lock.tryLock()) {
      try {
        for (Runnable event = left.poll(); event != null; event = left.poll()) {
          event.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
