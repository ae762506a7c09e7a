// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/** A frame breaks the rules of RFC 6455 section 5. */
public class CorruptedFrameException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#WRITE}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public CorruptedFrameException(String message, @Nullable Throwable cause) {
    super(Phase.WRITE, message, cause);
  }
}
