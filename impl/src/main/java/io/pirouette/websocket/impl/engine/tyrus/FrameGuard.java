// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import org.jspecify.annotations.Nullable;

/**
 * Judges the headers of the frames of one connection, in its bytes, before the engine reads them:
 * it collects a frame whole before anybody is shown it. For the thread that reads.
 */
final class FrameGuard {

  /** The longest header but for its mask. */
  static final int HEADER = 10;

  /** A larger frame is not waited for before it is refused. */
  private static final long AWAITED = 16 * 1024 * 1024;

  private static final int MASK = 4;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int RSV1 = 0x40;
  private static final int RSV2_AND_RSV3 = 0x30;
  private static final int CONTINUATION = 0x0;
  private static final int LAST_DATA = 0x2;
  private static final int FIRST_CONTROL = 0x8;
  private static final int LAST_CONTROL = 0xA;
  private static final int LONGEST_CONTROL = 125;
  private static final int TWO_BYTES = 126;

  private final int maxFrameSize;

  /** Bytes of the frame under way, passed on or refused, that are still to come. */
  private long left;

  /** Whether the message under way is compressed. */
  private boolean compressed;

  /** Why nothing more is let through; null as long as nothing is wrong. */
  private @Nullable HeaderFault fault;

  /**
   * A guard at the beginning of a connection.
   *
   * @param maxFrameSize the largest payload of a frame, in bytes
   */
  FrameGuard(int maxFrameSize) {
    this.maxFrameSize = maxFrameSize;
  }

  /** What is wrong with the frame that follows what was let through; null if nothing is. */
  @Nullable HeaderFault fault() {
    return fault;
  }

  /**
   * Looks at the next bytes of the connection.
   *
   * @return up to where they may be passed on; what follows is the beginning of a header, to be
   *     shown again together with more, or else there is a {@link #fault}
   */
  int pass(byte[] bytes, int from, int to) {
    int at = from;
    while (fault == null) {
      int known = (int) Math.min(left, to - at);
      at += known;
      left -= known;
      if (left > 0 || !begin(bytes, at, to - at)) {
        return at;
      }
    }
    return at;
  }

  /** Whether a whole header is there, and there is nothing wrong with it. */
  private boolean begin(byte[] bytes, int at, int available) {
    if (available < 2) {
      return false;
    }
    int first = bytes[at];
    int lengthCode = bytes[at + 1] & ~MASKED & 0xff;
    fault = fault(first, bytes[at + 1], lengthCode);
    int header = 2 + lengthBytes(lengthCode);
    if (fault != null || available < header) {
      return false;
    }
    long length = header == 2 ? lengthCode : length(bytes, at + 2, at + header);
    if (isNewMessage(first)) {
      compressed = (first & RSV1) != 0;
    }
    if (length < 0) {
      fault = HeaderFault.LENGTH;
    } else {
      fault = length > limit() ? HeaderFault.TOO_LARGE : null;
      left = fault != null && length > AWAITED ? 0 : header + MASK + length;
    }
    return fault == null;
  }

  /**
   * Takes note of bytes behind those that were let through, once there is a {@link #fault}.
   *
   * @return whether the peer may be told of it: told before it has sent the frame, it would find
   *     the connection reset, and not be told at all
   */
  boolean drop(int bytes) {
    left = Math.max(0, left - bytes);
    return left == 0;
  }

  private static @Nullable HeaderFault fault(int first, int second, int lengthCode) {
    int opcode = first & 0xf;
    if ((first & RSV2_AND_RSV3) != 0) {
      return HeaderFault.RESERVED_BIT;
    }
    if ((opcode > LAST_DATA && opcode < FIRST_CONTROL) || opcode > LAST_CONTROL) {
      return HeaderFault.RESERVED_OPCODE;
    }
    if ((second & MASKED) == 0) {
      return HeaderFault.UNMASKED;
    }
    if (opcode < FIRST_CONTROL) {
      return null;
    }
    if ((first & FIN) == 0) {
      return HeaderFault.FRAGMENTED_CONTROL;
    }
    return lengthCode > LONGEST_CONTROL ? HeaderFault.LONG_CONTROL : null;
  }

  private static boolean isNewMessage(int first) {
    int opcode = first & 0xf;
    return opcode > CONTINUATION && opcode <= LAST_DATA;
  }

  private static int lengthBytes(int lengthCode) {
    if (lengthCode < TWO_BYTES) {
      return 0;
    }
    return lengthCode == TWO_BYTES ? Character.BYTES : Long.BYTES;
  }

  private static long length(byte[] bytes, int from, int to) {
    long length = 0;
    for (int i = from; i < to; i++) {
      length = length << Byte.SIZE | bytes[i] & 0xff;
    }
    return length;
  }

  /** What does not shrink, grows a little when it is compressed; its own size is judged later. */
  private long limit() {
    return compressed ? maxFrameSize + maxFrameSize / 8L + 64 : maxFrameSize;
  }
}
