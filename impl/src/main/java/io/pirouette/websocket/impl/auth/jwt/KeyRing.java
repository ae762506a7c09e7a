// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import java.util.List;
import java.util.Optional;

/** The keys that signatures may be by. Thread-safe. */
interface KeyRing extends AutoCloseable {

  /**
   * Those that a token may mean; none if it means another.
   *
   * @param keyId the name that the token gives; it selects among these keys, and does nothing else
   * @throws io.pirouette.websocket.impl.auth.UnavailableException if they cannot be had
   */
  List<VerificationKey> keys(Optional<String> keyId);

  @Override
  default void close() {}
}
