// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

/**
 * A message could not be handed to the network within the write time-out: {@code Write timed out}.
 * The message is lost. If a part of its frame had gone out the connection is ended, otherwise it
 * stays usable.
 */
public class WriteTimedOutException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#WRITE}.
   *
   * @param message what went wrong
   */
  public WriteTimedOutException(String message) {
    super(Phase.WRITE, message, null);
  }
}
