// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import java.nio.ByteBuffer;

/**
 * The header of the frame that is being read, with the rules that it has to keep (RFC 6455 sections
 * 5.2, 5.4 and 5.5). For one thread at a time.
 */
final class FrameHeader {

  static final int PING = 9;
  static final int PONG = 10;

  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int MAX_CONTROL_PAYLOAD = 125;

  private final int maxFrameSize;
  private final boolean compressed;

  /** Whether a message has begun that is not finished. */
  private boolean fragmented;

  private boolean fin;
  private int rsv;
  private int opcode;

  /** Of the header itself. */
  private int length;

  private long payloadLength;

  FrameHeader(int maxFrameSize, boolean compressed) {
    this.maxFrameSize = maxFrameSize;
    this.compressed = compressed;
  }

  /**
   * Reads the header at a buffer's position, which does not move.
   *
   * @return false if it has not come as a whole
   * @throws Violation as soon as what has come breaks a rule
   */
  boolean parse(ByteBuffer bytes) {
    int at = bytes.position();
    if (bytes.remaining() < 2) {
      return false;
    }
    int first = bytes.get(at);
    int second = bytes.get(at + 1);
    fin = (first & 0x80) != 0;
    rsv = first >> 4 & 7;
    opcode = first & 15;
    int code = second & 0x7f;
    checkKind((second & 0x80) != 0, code);
    length = code == 127 ? 10 : code == 126 ? 4 : 2;
    if (bytes.remaining() < length) {
      return false;
    }
    payloadLength =
        switch (length) {
          case 2 -> code;
          case 4 -> bytes.getChar(at + 2);
          default -> bytes.getLong(at + 2);
        };
    checkLength();
    return true;
  }

  private void checkKind(boolean masked, int lengthCode) {
    if (masked) {
      throw Violation.corrupted("A masked frame has been received from the server");
    }
    if (rsv != 0 && !(rsv == 4 && compressed && opcode != CONTINUATION && !isControl())) {
      throw Violation.corrupted("A frame with reserved bits (" + rsv + ") has been received");
    }
    if (opcode > PONG || (opcode > BINARY && opcode < CLOSE)) {
      throw Violation.corrupted("A frame with the reserved opcode " + opcode + " was received");
    }
    if (isControl() && (!fin || lengthCode > MAX_CONTROL_PAYLOAD)) {
      throw Violation.corrupted(
          fin
              ? "A control frame of more than 125 bytes has been received"
              : "A fragmented control frame has been received");
    }
    checkOrder();
  }

  private void checkOrder() {
    if (!isControl() && fragmented != (opcode == CONTINUATION)) {
      throw Violation.continuation(
          fragmented
              ? "A new message has been received within a fragmented one"
              : "A continuation has been received without a beginning");
    }
  }

  private void checkLength() {
    if (payloadLength < 0) {
      throw Violation.corrupted("A frame's length has its highest bit set");
    }
    if (payloadLength > maxFrameSize) {
      throw Violation.frameTooLarge(maxFrameSize);
    }
  }

  /** The frame has come as a whole: the next one is judged in its light. */
  void accept() {
    if (!isControl()) {
      fragmented = !fin;
    }
  }

  boolean isControl() {
    return opcode >= CLOSE;
  }

  int opcode() {
    return opcode;
  }

  int length() {
    return length;
  }

  /** Of header and payload. */
  long frameLength() {
    return length + payloadLength;
  }
}
