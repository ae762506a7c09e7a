// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

/**
 * No message came within the read time-out: {@code Read timed out}. The connection is unharmed, and
 * a later read gets what has arrived since.
 */
public class ReadTimedOutException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#READ}.
   *
   * @param message what went wrong
   */
  public ReadTimedOutException(String message) {
    super(Phase.READ, message, null);
  }
}
