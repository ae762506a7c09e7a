// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses the messages of one direction of a connection (RFC 7692 section 7.2.2). For one
 * thread at a time; to be closed, since it holds native memory: from the first message on, or,
 * without context take-over, within a message.
 */
public final class MessageInflater implements AutoCloseable {

  private static final byte[] NOTHING = new byte[0];

  /** What a JVM is sure to allocate in one piece. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final boolean contextTakeover;

  /** Null before the first frame, and once closed. */
  private @Nullable Inflater inflater;

  /** Set by {@link #close}, and so by a failure. */
  private boolean closed;

  /** Without context take-over, every message is expected to be compressed on its own. */
  public MessageInflater(boolean contextTakeover) {
    this.contextTakeover = contextTakeover;
  }

  /**
   * Decompresses one frame's payload. A failure closes this.
   *
   * @param fin whether the frame ends its message
   * @param limit how many bytes the frame may inflate to at most, 0 or more
   * @throws InflatedTooLargeException as soon as there are more
   * @throws CorruptDeflateException if the payload cannot be inflated, or the message is truncated
   * @throws IllegalStateException once closed
   */
  public byte[] inflate(byte[] payload, boolean fin, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 0 or more)");
    }
    Inflater stream = stream();
    boolean intact = false;
    try {
      Output output = new Output();
      inflate(stream, payload, output, Math.min(limit, LARGEST_ARRAY));
      if (fin) {
        endMessage(stream);
      }
      byte[] inflated = output.toBytes(0);
      intact = true;
      return inflated;
    } catch (DataFormatException e) {
      throw new CorruptDeflateException("Compressed payload is corrupt: " + e.getMessage(), e);
    } finally {
      if (!intact) {
        close();
      }
    }
  }

  private Inflater stream() {
    if (closed) {
      throw new IllegalStateException("Inflater already closed");
    }
    if (inflater == null) {
      inflater = new Inflater(true);
    }
    return inflater;
  }

  /** What follows a final block is a stream of its own (RFC 7692 section 7.2.3.4). */
  private static void inflate(Inflater stream, byte[] payload, Output output, long limit)
      throws DataFormatException {
    int left = payload.length;
    while (left > 0) {
      if (stream.finished()) {
        stream.reset();
      }
      stream.setInput(payload, payload.length - left, left);
      drain(stream, output, limit);
      left = stream.getRemaining();
    }
    // An Inflater keeps its input alive.
    stream.setInput(NOTHING);
  }

  /** Inflates until the input or the stream ends. */
  private static void drain(Inflater stream, Output output, long limit) throws DataFormatException {
    boolean more = true;
    while (more) {
      // Room for one byte too many: that one tells.
      more = output.fillFrom(stream::inflate, limit + 1 - output.size());
      if (output.size() > limit) {
        throw new InflatedTooLargeException(limit);
      }
    }
    if (!stream.finished() && stream.getRemaining() > 0) {
      throw new CorruptDeflateException("Compressed payload wants a dictionary", null);
    }
  }

  private void endMessage(Inflater stream) throws DataFormatException {
    // After a final block there should be an empty one, but other implementations do without.
    if (!stream.finished() && !MessageEnd.isReachedBy(stream)) {
      throw new CorruptDeflateException("Compressed message is truncated", null);
    }
    if (!contextTakeover) {
      free();
    } else if (stream.finished()) {
      stream.reset();
    }
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    closed = true;
    free();
  }

  private void free() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
