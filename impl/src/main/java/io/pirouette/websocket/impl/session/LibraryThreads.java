// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;

/** Threads that the library makes for a deployment: daemons of a name. */
final class LibraryThreads implements ThreadFactory {

  private final String name;
  private final ClassLoader classes = Thread.currentThread().getContextClassLoader();

  /** Those that live, and perhaps some that have ended. Guarded by itself. */
  private final Set<Thread> made = Collections.newSetFromMap(new WeakHashMap<>());

  /** They see the classes that the calling thread sees now. */
  LibraryThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    synchronized (made) {
      made.add(thread);
    }
    return thread;
  }

  /**
   * Waits until all but the current one have ended, at most so long; an interrupt ends the wait,
   * and stays set. A pool says that it has terminated before its threads are gone, and containers
   * complain about those that they find.
   */
  void awaitEnd(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Thread> left;
    synchronized (made) {
      left = List.copyOf(made);
    }
    try {
      for (Thread thread : left) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (thread != Thread.currentThread() && millis > 0) {
          thread.join(millis);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
