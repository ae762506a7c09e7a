// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Message;

/** A message as what it is. */
enum MessageReader implements PayloadReader {
  INSTANCE;

  @Override
  public Object read(String text) {
    return new Message.TextMessage(text);
  }

  @Override
  public Object read(byte[] data) {
    return new Message.BinaryMessage(data);
  }

  static void write(MessageSink sink, Object message) {
    if (message instanceof Message.TextMessage text) {
      sink.writeTextMessage(text.text());
    } else {
      sink.writeBinaryMessage(((Message.BinaryMessage) message).data());
    }
  }
}
