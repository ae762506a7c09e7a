// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * A frame breaks the rules of RFC 6455 section 5. One to send is not sent, and the connection goes
 * on; a received one closes it with status code 1002, or 1007 if a text is not UTF-8.
 */
public class CorruptedFrameException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#WRITE}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public CorruptedFrameException(String message, @Nullable Throwable cause) {
    this(Phase.WRITE, message, cause);
  }

  /**
   * An error in a phase.
   *
   * @param phase {@link Phase#READ} for a received frame, {@link Phase#WRITE} for one to send
   * @param message what went wrong
   * @param cause why, or null
   */
  public CorruptedFrameException(Phase phase, String message, @Nullable Throwable cause) {
    super(phase, message, cause);
  }
}
