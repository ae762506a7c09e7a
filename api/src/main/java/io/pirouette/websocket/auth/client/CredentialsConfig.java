// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import java.util.Objects;

/**
 * A user's name and password, by HTTP Basic (RFC 7617), in UTF-8.
 *
 * @param username the user's name; may have placeholders. If it is empty, or has a colon or a
 *     control character, when a client connects, {@link io.pirouette.websocket.error.AuthException}
 *     is thrown.
 * @param password the user's password; may have placeholders. If it is empty, or has a control
 *     character, likewise. It is not shown by {@link #toString()}.
 */
public record CredentialsConfig(String username, String password) implements ClientAuth {

  /**
   * Takes the values, which are checked when a client connects.
   *
   * @param username see above
   * @param password see above
   */
  public CredentialsConfig {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
  }

  /** Shows the name alone. */
  @Override
  public String toString() {
    return "CredentialsConfig[username=" + username + "]";
  }
}
