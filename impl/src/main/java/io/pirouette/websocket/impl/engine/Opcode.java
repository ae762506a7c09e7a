// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

/** The frames that the library sends itself (RFC 6455 section 5.2); close frames are not among. */
public enum Opcode {
  /** The rest of a message. */
  CONTINUATION(0x0),
  /** A text message, or its beginning. */
  TEXT(0x1),
  /** A binary message, or its beginning. */
  BINARY(0x2),
  /** A ping. */
  PING(0x9),
  /** A pong. */
  PONG(0xA),
  /** A ping of the library's own, which does not count as activity. */
  HEARTBEAT(0x9);

  private final byte code;

  Opcode(int code) {
    this.code = (byte) code;
  }

  /** Whether it is no part of a message. */
  public boolean isControl() {
    return FrameTap.isControl(code);
  }

  /** As it stands in a frame. */
  public byte code() {
    return code;
  }
}
