// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

/** Sends the values of one type. Any thread. */
@FunctionalInterface
public interface PayloadWriter {

  /**
   * Sends a value as one message.
   *
   * @throws io.pirouette.websocket.error.WebSocketException if it cannot be converted, or sent
   */
  void write(MessageSink sink, Object value);
}
