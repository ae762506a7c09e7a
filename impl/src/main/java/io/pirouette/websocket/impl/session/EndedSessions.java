// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The ids of sessions that have just ended. Containers tell of the end while requests still find
 * the session, and take as long for the rest as the application's own listeners do: an upgrade that
 * comes meanwhile looks as if its session lived. Asked once for each upgrade of a user.
 */
final class EndedSessions {

  /** Longer than any upgrade has been under way. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();

  /** When they have ended, by {@link System#nanoTime}, the first one first. Guarded by the lock. */
  private final Map<String, Long> times = new LinkedHashMap<>();

  void add(String id) {
    lock.lock();
    try {
      long now = System.nanoTime();
      Iterator<Long> oldest = times.values().iterator();
      while (oldest.hasNext() && now - oldest.next() > MEMORY.toNanos()) {
        oldest.remove();
      }
      times.remove(id);
      times.put(id, now);
    } finally {
      lock.unlock();
    }
  }

  /** A session has begun: containers that serve several applications may use an id again. */
  void remove(String id) {
    lock.lock();
    try {
      times.remove(id);
    } finally {
      lock.unlock();
    }
  }

  boolean contains(String id) {
    lock.lock();
    try {
      return times.containsKey(id);
    } finally {
      lock.unlock();
    }
  }
}
