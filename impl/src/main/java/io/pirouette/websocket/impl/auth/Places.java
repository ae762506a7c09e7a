// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many threads may wait for one server at a time, whichever services they wait for. Containers
 * have few, and one server that does not answer must not hold them all.
 */
public final class Places {

  /** By server and number; those that nobody holds any more are forgotten. */
  private static final ConcurrentMap<String, WeakReference<Places>> SHARED =
      new ConcurrentHashMap<>();

  private final Semaphore free;
  private final String server;

  private Places(int count, String server) {
    this.free = new Semaphore(count);
    this.server = server;
  }

  /**
   * The places of a server.
   *
   * @param server who is waited for: scheme, host and port
   */
  public static Places of(int count, String server) {
    SHARED.values().removeIf(places -> places.get() == null);
    Places[] found = new Places[1];
    SHARED.compute(
        server + " " + count,
        (key, known) -> {
          found[0] = known == null ? null : known.get();
          if (found[0] != null) {
            return known;
          }
          found[0] = new Places(count, server);
          return new WeakReference<>(found[0]);
        });
    return found[0];
  }

  /**
   * Does something that may wait.
   *
   * @throws UnavailableException at once, if all places are taken
   */
  public <T> T in(Supplier<T> action) {
    if (!free.tryAcquire()) {
      throw new UnavailableException(server + ": too many handshakes wait for it already", null);
    }
    try {
      return action.get();
    } finally {
      free.release();
    }
  }
}
