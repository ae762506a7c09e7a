// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The ids of sessions that have just ended. Containers tell of the end while requests still find
 * the session, and take as long for the rest as the application's own listeners do: an upgrade that
 * comes meanwhile looks as if its session lived.
 */
final class EndedSessions {

  /** Longer than any upgrade has been under way. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private record Ended(String id, long time) {}

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  private final ReentrantLock lock = new ReentrantLock();

  /** The oldest first. Guarded by {@link #lock}. */
  private final Queue<Ended> inOrder = new ArrayDeque<>();

  void add(String id) {
    lock.lock();
    try {
      long now = System.nanoTime();
      for (Ended oldest = inOrder.peek(); isForgotten(oldest, now); oldest = inOrder.peek()) {
        ids.remove(inOrder.remove().id());
      }
      inOrder.add(new Ended(id, now));
      ids.add(id);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isForgotten(@Nullable Ended ended, long now) {
    return ended != null && now - ended.time() > MEMORY.toNanos();
  }

  boolean contains(String id) {
    return ids.contains(id);
  }
}
