// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/** The connection failed or is gone. */
public class ConnectionException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * A failed connection.
   *
   * @param phase what was going on
   * @param message what went wrong
   * @param cause why, or null
   */
  public ConnectionException(Phase phase, String message, @Nullable Throwable cause) {
    super(phase, message, cause);
  }
}
