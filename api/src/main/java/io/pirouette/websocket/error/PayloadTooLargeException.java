// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * A received frame or message is larger than the configuration allows; the connection is closed
 * with status code 1009.
 */
public class PayloadTooLargeException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#READ}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public PayloadTooLargeException(String message, @Nullable Throwable cause) {
    super(Phase.READ, message, cause);
  }
}
