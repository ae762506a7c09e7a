// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

/** Puts a newer token in the place of the one that has let a peer in. Thread-safe. */
@FunctionalInterface
public interface TokenRenewal {

  /**
   * Whom the newer token stands for, which is the same subject.
   *
   * @throws io.pirouette.websocket.error.AuthnException if it is not accepted
   * @throws io.pirouette.websocket.error.AuthzException if its scopes do not suffice
   * @throws io.pirouette.websocket.error.WebSocketException if that cannot be found out
   */
  Identity renew(Identity current, String token);
}
