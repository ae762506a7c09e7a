// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who somebody has shown to be.
 *
 * @param principal empty for a token that names no subject
 * @param scopes all that are held
 * @param expiry when this ceases to be so; empty for never
 * @param authority who vouches for it: the issuer of a token, say
 */
public record Identity(
    Optional<Principal> principal, Set<String> scopes, Optional<Instant> expiry, String authority) {

  /** Of a user of a store, for ever. */
  public static Identity ofUser(String name, Set<String> scopes, String authority) {
    return new Identity(
        Optional.of(new NamedPrincipal(name)), Set.copyOf(scopes), Optional.empty(), authority);
  }

  /** Whether somebody else's identity is that of the same subject of the same authority. */
  public boolean isSameSubject(Identity other) {
    return principal.isPresent()
        && other.principal.isPresent()
        && principal.get().getName().equals(other.principal.get().getName())
        && authority.equals(other.authority);
  }
}
