// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.util.Optional;

/**
 * As whom a peer was let in.
 *
 * @param identity empty where a service asks for no credentials
 * @param renewal empty unless it was a token
 */
public record Admission(Optional<Identity> identity, Optional<TokenRenewal> renewal) {

  /** Of a service that asks for no credentials. */
  public static final Admission UNASKED = new Admission(Optional.empty(), Optional.empty());
}
