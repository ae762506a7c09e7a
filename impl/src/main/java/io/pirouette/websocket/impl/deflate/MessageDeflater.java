// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the messages of one direction of a connection (RFC 7692 section 7.2.1). For one thread
 * at a time; to be closed, since it holds native memory: from the first message on, or, without
 * context take-over, within a message.
 */
public final class MessageDeflater implements AutoCloseable {

  private static final byte[] NOTHING = new byte[0];

  /** Length of 00 00 ff ff, which ends every flush and is left out at a message's end. */
  private static final int TAIL = 4;

  private final boolean contextTakeover;

  /** Null before there is anything to compress, and once closed. */
  private @Nullable Deflater deflater;

  /** Set by {@link #close}. */
  private boolean closed;

  /** Without context take-over, every message is compressed on its own. */
  public MessageDeflater(boolean contextTakeover) {
    this.contextTakeover = contextTakeover;
  }

  /**
   * Compresses one frame's payload.
   *
   * @param fin whether the frame ends its message
   * @throws IllegalStateException once closed
   */
  public byte[] deflate(byte[] payload, boolean fin) {
    if (closed) {
      throw new IllegalStateException("Deflater already closed");
    }
    byte[] compressed = payload.length == 0 ? empty(fin) : flush(payload, fin);
    if (fin && !contextTakeover) {
      free();
    }
    return compressed;
  }

  /** A Deflater refuses to flush twice, so the block comes from here (RFC 7692 section 7.2.3.6). */
  private static byte[] empty(boolean fin) {
    return fin ? new byte[] {0} : NOTHING;
  }

  private byte[] flush(byte[] payload, boolean fin) {
    Deflater stream = stream();
    Output output = new Output();
    stream.setInput(payload);
    boolean more = true;
    while (more) {
      // When the flush just fits, it looks unfinished; one more empty block follows, harmlessly.
      more =
          output.fillFrom(
              (target, offset, length) ->
                  stream.deflate(target, offset, length, Deflater.SYNC_FLUSH),
              Long.MAX_VALUE);
    }
    // A Deflater keeps its input alive.
    stream.setInput(NOTHING);
    return output.toBytes(fin ? TAIL : 0);
  }

  private Deflater stream() {
    if (deflater == null) {
      deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }
    return deflater;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    closed = true;
    free();
  }

  private void free() {
    if (deflater != null) {
      deflater.end();
      deflater = null;
    }
  }
}
