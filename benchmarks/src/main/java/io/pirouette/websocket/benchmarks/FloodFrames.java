// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.nio.ByteBuffer;

/**
 * Frames to be sent one block after the other.
 *
 * @param begin what is sent first, which may be nothing
 * @param block several frames
 * @param perBlock how many
 * @param most how many frames are sent at most
 */
record FloodFrames(ByteBuffer begin, ByteBuffer block, int perBlock, int most) {

  private static final int BLOCK = 64 * 1024;
  private static final int HEAD = 14;

  /** The same frame again and again. */
  static FloodFrames repeated(int first, int length, int most) {
    return of(ByteBuffer.allocate(0), first, length, most);
  }

  /** A text's first fragment, and then only continuations. */
  static FloodFrames fragments(int length, int most) {
    ByteBuffer begin = ByteBuffer.allocate(HEAD);
    put(begin, 0x01, 0);
    return of(begin.flip(), 0x00, length, most);
  }

  private static FloodFrames of(ByteBuffer begin, int first, int length, int most) {
    int perBlock = Math.max(1, BLOCK / (length + HEAD));
    ByteBuffer block = ByteBuffer.allocateDirect(perBlock * (length + HEAD));
    for (int i = 0; i < perBlock; i++) {
      put(block, first, length);
    }
    return new FloodFrames(begin, block.flip(), perBlock, most);
  }

  /** Masked with zeros. */
  private static void put(ByteBuffer bytes, int first, int length) {
    bytes.put((byte) first);
    if (length < 126) {
      bytes.put((byte) (0x80 | length));
    } else {
      bytes.put((byte) 0xfe).putChar((char) length);
    }
    bytes.putInt(0);
    for (int i = 0; i < length; i++) {
      bytes.put((byte) 'x');
    }
  }
}
