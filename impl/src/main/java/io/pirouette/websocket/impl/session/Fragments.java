// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.engine.Opcode;
import java.nio.ByteBuffer;

/**
 * A message cut into frames (RFC 6455 section 5.4), none of them within a character; a control
 * frame is one always. For one thread.
 */
final class Fragments {

  private static final int CONTINUATION_BITS = 0xC0;
  private static final int CONTINUATION_BYTE = 0x80;

  private final Opcode opcode;
  private final byte[] message;
  private final int maxFrameSize;
  private int from;
  private int to;

  /**
   * The fragments of a message; one, if it is not too long.
   *
   * @param message its payload; of a text, well-formed UTF-8
   */
  Fragments(Opcode opcode, byte[] message, int maxFrameSize) {
    this.opcode = opcode;
    this.message = message;
    this.maxFrameSize = maxFrameSize;
    this.to = end();
  }

  private int end() {
    if (message.length - from <= maxFrameSize || opcode.isControl()) {
      return message.length;
    }
    int end = from + maxFrameSize;
    if (opcode == Opcode.TEXT) {
      while (end > from && isWithinCharacter(end)) {
        end--;
      }
      if (end == from) {
        // Not even one character fits; it goes nevertheless.
        do {
          end++;
        } while (end < message.length && isWithinCharacter(end));
      }
    }
    return end;
  }

  private boolean isWithinCharacter(int index) {
    return (message[index] & CONTINUATION_BITS) == CONTINUATION_BYTE;
  }

  /** What the current frame is. */
  Opcode opcode() {
    return from == 0 ? opcode : Opcode.CONTINUATION;
  }

  /** The payload of the current frame. */
  ByteBuffer payload() {
    ByteBuffer whole = ByteBuffer.wrap(message);
    return isLast() && from == 0 ? whole : whole.slice(from, to - from);
  }

  /** Whether the current frame is the last one. */
  boolean isLast() {
    return to == message.length;
  }

  /** Goes on to the next frame, of which there is one unless this is the last. */
  void next() {
    from = to;
    to = end();
  }
}
