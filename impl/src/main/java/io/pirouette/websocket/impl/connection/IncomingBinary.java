// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import jakarta.websocket.MessageHandler;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Assembles the binary messages of a connection. Holds memory only while a message is under way.
 * Only the reading thread calls it.
 */
final class IncomingBinary implements MessageHandler.Partial<ByteBuffer> {

  private static final byte[] NOTHING = new byte[0];

  private final MessageSize size;
  private final Consumer<byte[]> whole;

  /** Room for the message under way; {@link #NOTHING} between messages. */
  private byte[] buffer = NOTHING;

  IncomingBinary(MessageSize size, Consumer<byte[]> whole) {
    this.size = size;
    this.whole = whole;
  }

  @Override
  public void onMessage(ByteBuffer part, boolean last) {
    long before = size.total();
    int after = (int) Math.min(before + part.remaining(), Integer.MAX_VALUE);
    if (!size.add(part.remaining(), last)) {
      buffer = NOTHING;
      return;
    }
    makeRoom(after, last);
    part.get(buffer, (int) before, part.remaining());
    if (last) {
      byte[] data = buffer.length == after ? buffer : Arrays.copyOf(buffer, after);
      buffer = NOTHING;
      whole.accept(data);
    }
  }

  /** Exactly for the last part, so that a message in one part is copied once; else doubling. */
  private void makeRoom(int needed, boolean last) {
    if (needed > buffer.length) {
      long room = last ? needed : Math.min(Math.max(needed, 2L * buffer.length), size.max());
      buffer = Arrays.copyOf(buffer, Math.toIntExact(room));
    }
  }
}
