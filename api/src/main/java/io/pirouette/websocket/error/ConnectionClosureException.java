// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/** The connection is closed or closing, or could not be closed as asked. */
public class ConnectionClosureException extends ConnectionException {

  private static final long serialVersionUID = 1L;

  /** The status code of the closure, see {@link #statusCode()}. */
  private final int statusCode;

  /** The reason of the closure, empty for none. */
  private final String reason;

  /**
   * An error about a closure.
   *
   * @param message what went wrong
   * @param statusCode the status code concerned; see {@link #statusCode()}
   * @param reason the reason concerned, empty for none
   */
  public ConnectionClosureException(String message, int statusCode, String reason) {
    this(message, statusCode, reason, null);
  }

  /**
   * An error about a closure that has a cause.
   *
   * @param message what went wrong
   * @param statusCode the status code concerned; see {@link #statusCode()}
   * @param reason the reason concerned, empty for none
   * @param cause why, or null
   */
  public ConnectionClosureException(
      String message, int statusCode, String reason, @Nullable Throwable cause) {
    super(Phase.CLOSE, message, cause);
    this.statusCode = statusCode;
    this.reason = reason;
  }

  /**
   * The status code with which the connection was closed, or was asked to be.
   *
   * @return a code of RFC 6455 section 7.4; 1005 if the frame had none, 1006 if there was no close
   *     frame
   */
  public int statusCode() {
    return statusCode;
  }

  /**
   * The reason that went with the status code.
   *
   * @return the reason, empty for none
   */
  public String reason() {
    return reason;
  }
}
