// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

/** Knows users by name and password. Thread-safe. */
public interface UserStore extends AutoCloseable {

  /**
   * Who it is; waits for whatever server has to be asked, within its time-outs.
   *
   * @param name not empty, without control characters
   * @param password not empty, without control characters
   * @throws RejectedException if it is nobody, or not the password
   * @throws UnavailableException if that cannot be found out
   */
  Identity authenticate(String name, String password);

  /** Lets go of connections and threads. Whoever asks later is told that it is unavailable. */
  @Override
  default void close() {}
}
