// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects bytes of which nobody knows how many will come. They stay in pieces until the end, so
 * that each is copied once and no room is taken that is not about to be filled.
 */
final class Output {

  private static final int SMALLEST_PIECE = 512;
  private static final int LARGEST_PIECE = 8192;

  private final List<byte[]> full = new ArrayList<>();

  /** The last piece, which is not full; empty when there is none. */
  private byte[] piece = new byte[0];

  /** Bytes in {@link #piece}. */
  private int filled;

  /** Bytes in all pieces. */
  private long size;

  long size() {
    return size;
  }

  /**
   * Lets a source write once.
   *
   * @param most how many more bytes to make room for at most; not 0
   * @return whether it filled its room, and so may have more
   */
  <X extends Exception> boolean fillFrom(Source<X> source, long most) throws X {
    if (piece.length == 0) {
      int next = Math.min(SMALLEST_PIECE << Math.min(full.size(), 4), LARGEST_PIECE);
      piece = new byte[(int) Math.min(next, most)];
    }
    int room = piece.length - filled;
    int written = source.write(piece, filled, room);
    filled += written;
    size += written;
    if (written < room) {
      return false;
    }
    full.add(piece);
    piece = new byte[0];
    filled = 0;
    return true;
  }

  /** Everything but the last few bytes, in one piece. */
  byte[] toBytes(int omitted) {
    byte[] bytes = new byte[Math.toIntExact(size - omitted)];
    int position = 0;
    for (byte[] whole : full) {
      position = copy(whole, whole.length, bytes, position);
    }
    copy(piece, filled, bytes, position);
    return bytes;
  }

  private static int copy(byte[] from, int length, byte[] to, int position) {
    int copied = Math.min(length, to.length - position);
    System.arraycopy(from, 0, to, position, copied);
    return position + copied;
  }

  /** Writes into an array as an Inflater or a Deflater does. */
  @FunctionalInterface
  interface Source<X extends Exception> {
    int write(byte[] target, int offset, int length) throws X;
  }
}
