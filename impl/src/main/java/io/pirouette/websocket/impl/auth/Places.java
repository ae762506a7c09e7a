// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many threads may wait for one server at a time. Containers have few, and one server that does
 * not answer must not hold them all.
 */
public final class Places {

  private final Semaphore free;
  private final String server;

  /**
   * Free places.
   *
   * @param server who is waited for, for people
   */
  public Places(int count, String server) {
    this.free = new Semaphore(count);
    this.server = server;
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
