// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

/** Knows whom bearer tokens stand for. Thread-safe. */
public interface TokenValidator extends AutoCloseable {

  /**
   * Whom a token stands for; waits for whatever server has to be asked, within its time-outs.
   *
   * @param token not empty; anything a peer may send otherwise
   * @throws RejectedException if it is no token, or not a good one
   * @throws UnavailableException if that cannot be found out
   */
  Identity validate(String token);

  /** Lets go of connections and threads. Whoever asks later is told that it is unavailable. */
  @Override
  default void close() {}
}
