// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What makes a frame's header unacceptable (RFC 6455 section 5.2). Told by who sees the header to
 * who closes the connection by a frame that no peer can send: it would be refused for its header.
 */
enum HeaderFault {
  TOO_LARGE("A frame that is too large"),
  LENGTH("A length with its highest bit set"),
  UNMASKED("A frame without a mask"),
  RESERVED_BIT("A frame with a reserved bit set"),
  RESERVED_OPCODE("A frame with a reserved opcode"),
  FRAGMENTED_CONTROL("A control frame in fragments"),
  LONG_CONTROL("A control frame of more than 125 bytes");

  private static final byte OPCODE = 0xF;

  private final String reason;

  HeaderFault(String reason) {
    this.reason = reason;
  }

  /** For the peer and for {@code onError}. */
  String reason() {
    return reason;
  }

  /** The frame that tells of this: reserved bits and opcode, a mask of zeros, one byte. */
  byte[] frame() {
    return new byte[] {(byte) (0xF0 | OPCODE), (byte) 0x81, 0, 0, 0, 0, (byte) ordinal()};
  }

  /** The fault that a frame tells of; null if it is a frame of the peer's. */
  static @Nullable HeaderFault in(Frame frame) {
    boolean tells = frame.isRsv2() && frame.isRsv3() && frame.getOpcode() == OPCODE;
    if (!tells || frame.getPayloadLength() != 1) {
      return null;
    }
    int fault = frame.getPayloadData()[0];
    // Where headers are not seen, a peer may send anything.
    return fault >= 0 && fault < values().length ? values()[fault] : null;
  }
}
