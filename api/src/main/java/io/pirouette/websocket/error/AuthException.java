// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * Credentials cannot be used: a client's could not be obtained, so that no connection was asked
 * for, or a peer's have expired, so that its connection was closed.
 */
public class AuthException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#AUTH}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public AuthException(String message, @Nullable Throwable cause) {
    super(Phase.AUTH, message, cause);
  }
}
