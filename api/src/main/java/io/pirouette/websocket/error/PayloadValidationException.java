// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * A received message was converted, but the value breaks a constraint of its type. The message
 * counts as read, and the connection goes on.
 */
public class PayloadValidationException extends PayloadBindingException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#READ}.
   *
   * @param message which constraints are broken
   * @param cause why, or null
   */
  public PayloadValidationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
