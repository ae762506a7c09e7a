// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.Frame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses the messages of a server (RFC 7692 section 7.2.1). For one thread. */
final class Compressor implements AutoCloseable {

  private static final int COMPRESSED = 4;

  /** The end of each flush, which is left out. */
  private static final int TAIL = 4;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final boolean takesContextOver;

  Compressor(boolean takesContextOver) {
    this.takesContextOver = takesContextOver;
  }

  byte[] compress(byte[] message) {
    if (message.length == 0) {
      // RFC 7692 section 7.2.3.6; the deflater makes nothing of a second flush.
      return new byte[1];
    }
    if (!takesContextOver) {
      deflater.reset();
    }
    deflater.setInput(message);
    byte[] flushed = take(Deflater.SYNC_FLUSH);
    return Arrays.copyOf(flushed, flushed.length - TAIL);
  }

  /** With a last block that says so, and the byte after it (RFC 7692 section 7.2.3.4). */
  byte[] finish(byte[] message) {
    deflater.setInput(message);
    deflater.finish();
    byte[] finished = take(Deflater.NO_FLUSH);
    return Arrays.copyOf(finished, finished.length + 1);
  }

  private byte[] take(int flush) {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int length = deflater.deflate(buffer, 0, buffer.length, flush);
    while (length > 0) {
      taken.write(buffer, 0, length);
      length = deflater.deflate(buffer, 0, buffer.length, flush);
    }
    return taken.toByteArray();
  }

  /** A message in frames of so many bytes. */
  Frame[] frames(int opcode, byte[] message, int size) {
    return framesOf(opcode, compress(message), size);
  }

  /** Something compressed in frames of so many bytes. */
  static Frame[] framesOf(int opcode, byte[] compressed, int size) {
    Frame[] frames = new Frame[Math.max(1, (compressed.length + size - 1) / size)];
    for (int i = 0; i < frames.length; i++) {
      int from = i * size;
      byte[] part = Arrays.copyOfRange(compressed, from, Math.min(compressed.length, from + size));
      boolean last = i == frames.length - 1;
      frames[i] =
          i == 0
              ? new Frame(last, COMPRESSED, opcode, part)
              : new Frame(last, 0, Frame.CONTINUATION, part);
    }
    return frames;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
