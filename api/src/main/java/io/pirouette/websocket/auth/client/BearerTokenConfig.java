// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import java.util.Objects;

/**
 * A token that is there already, sent as a bearer (RFC 6750). It is sent as it is, and never
 * renewed.
 *
 * @param token the token; may have placeholders. If it is empty, or has a space, a control
 *     character or one beyond ASCII, when a client connects, {@link
 *     io.pirouette.websocket.error.AuthException} is thrown. It is not shown by {@link
 *     #toString()}.
 */
public record BearerTokenConfig(String token) implements ClientAuth {

  /**
   * Takes the value, which is checked when a client connects.
   *
   * @param token see above
   */
  public BearerTokenConfig {
    Objects.requireNonNull(token, "token");
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "BearerTokenConfig[]";
  }
}
