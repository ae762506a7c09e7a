// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Bytes in a buffer. */
final class BufferReader implements PayloadReader {

  private final PayloadReader bytes;

  BufferReader(PayloadReader bytes) {
    this.bytes = bytes;
  }

  @Override
  public Object read(String text) {
    return ByteBuffer.wrap((byte[]) Objects.requireNonNull(bytes.read(text)));
  }

  @Override
  public Object read(byte[] data) {
    return ByteBuffer.wrap(data);
  }

  /** Sends what is between position and limit, without moving them. */
  static void write(MessageSink sink, Object buffer) {
    ByteBuffer remaining = ((ByteBuffer) buffer).duplicate();
    byte[] data = new byte[remaining.remaining()];
    remaining.get(data);
    sink.writeBinaryMessage(data);
  }
}
