// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * A received message cannot be converted to the type that a remote method declares, or that a read
 * asks for. The message counts as read, and the connection goes on.
 */
public class PayloadBindingException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#READ}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public PayloadBindingException(String message, @Nullable Throwable cause) {
    super(Phase.READ, message, cause);
  }
}
