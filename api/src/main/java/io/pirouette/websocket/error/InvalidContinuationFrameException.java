// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * A received frame continues no message, or a message begins before the last one has ended (RFC
 * 6455 section 5.4); the connection is closed with status code 1002.
 */
public class InvalidContinuationFrameException extends CorruptedFrameException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#READ}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public InvalidContinuationFrameException(String message, @Nullable Throwable cause) {
    super(Phase.READ, message, cause);
  }
}
