// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.time.Duration;
import java.util.Optional;

/**
 * Is told about attempts to connect with credentials, and may put off further ones: for a lock-out,
 * a limit of their rate, an audit. Attempts without any credentials are not told. Called by any
 * number of threads at a time, each of which a handshake waits for; what it throws refuses the
 * request with status 500.
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
   * The credentials were not accepted (status 401). Not called where they could not be checked,
   * because a server did not answer.
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
