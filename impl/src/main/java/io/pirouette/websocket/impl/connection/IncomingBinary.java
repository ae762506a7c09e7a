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

  private final long maxMessageSize;
  private final Consumer<byte[]> whole;
  private final Runnable tooLarge;

  /** Room for the message under way; {@link #NOTHING} between messages. */
  private byte[] buffer = NOTHING;

  /** Bytes so far, also those of a message that is too large. */
  private long size;

  IncomingBinary(long maxMessageSize, Consumer<byte[]> whole, Runnable tooLarge) {
    this.maxMessageSize = maxMessageSize;
    this.whole = whole;
    this.tooLarge = tooLarge;
  }

  @Override
  public void onMessage(ByteBuffer part, boolean last) {
    boolean wasTooLarge = size > maxMessageSize;
    int before = (int) Math.min(size, Integer.MAX_VALUE);
    size += part.remaining();
    if (size > maxMessageSize) {
      refuse(wasTooLarge, last);
      return;
    }
    makeRoom(last);
    part.get(buffer, before, part.remaining());
    if (last) {
      byte[] data = buffer.length == size ? buffer : Arrays.copyOf(buffer, (int) size);
      reset();
      whole.accept(data);
    }
  }

  /** Exactly for the last part, so that a message in one part is copied once; else doubling. */
  private void makeRoom(boolean last) {
    if (size > buffer.length) {
      long room = last ? size : Math.min(Math.max(size, 2L * buffer.length), maxMessageSize);
      buffer = Arrays.copyOf(buffer, Math.toIntExact(room));
    }
  }

  /** Reports once, and skips what is still to come of the message. */
  private void refuse(boolean reported, boolean last) {
    buffer = NOTHING;
    if (last) {
      reset();
    }
    if (!reported) {
      tooLarge.run();
    }
  }

  private void reset() {
    buffer = NOTHING;
    size = 0;
  }
}
