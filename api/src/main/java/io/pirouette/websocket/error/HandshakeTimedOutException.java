// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

/**
 * A connection was not established within the handshake time-out: {@code Handshake timed out} and
 * the phase that was under way. Never retried.
 */
public class HandshakeTimedOutException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * A time-out.
   *
   * @param phase what took too long
   * @param message what went wrong
   */
  public HandshakeTimedOutException(Phase phase, String message) {
    super(phase, message, null);
  }
}
