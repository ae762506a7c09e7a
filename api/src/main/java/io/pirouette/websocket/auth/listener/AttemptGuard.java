// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.time.Duration;
import java.util.Optional;

/**
 * Is told about attempts to connect with credentials, and may put off further ones: for a lock-out,
 * a limit of their rate, an audit. Attempts without any credentials are not told. Called by any
 * number of threads at a time, each of which a handshake waits for; what it throws refuses the
 * request with status 500.
 *
 * <p>A guard should put off by address as well as by name: hashes of passwords are computed for few
 * at a time, so that an address from which many passwords come can keep others waiting, and a
 * directory may take several spellings for one user's name.
 */
public interface AttemptGuard {

  /**
   * Asked before the credentials are looked at.
   *
   * @param attempt who wants to connect
   * @return how long the peer has to wait: the request is refused with status 429 and that as
   *     {@code Retry-After}, whatever the credentials are, and no other method is called for it.
   *     Empty, the default, to go on.
   */
  default Optional<Duration> putOff(Attempt attempt) {
    return Optional.empty();
  }

  /**
   * The credentials were not accepted (status 401). Also called if one entry has not accepted them,
   * and another could not find out because its server did not answer (status 503); not if none
   * could.
   *
   * @param attempt who wanted to connect
   */
  default void failed(Attempt attempt) {}

  /**
   * The credentials were accepted, whether or not their scopes suffice.
   *
   * @param attempt who connects
   */
  default void succeeded(Attempt attempt) {}
}
