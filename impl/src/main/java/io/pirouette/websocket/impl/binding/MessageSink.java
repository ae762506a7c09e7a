// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

/** Where messages go. */
public interface MessageSink {

  /** Sends a text message. */
  void writeTextMessage(String data);

  /** Sends a binary message. */
  void writeBinaryMessage(byte[] data);
}
