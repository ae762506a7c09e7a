// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.FrameTap;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a frame has to be to come next (RFC 6455 sections 5.2 and 5.4, RFC 7692 section 6). The
 * engine checks it too, but only behind its extensions. For the thread that reads.
 */
final class FrameRules {

  private static final byte CONTINUATION = 0x0;

  private final boolean compression;

  /** Whether the peer has begun a message and not ended it. */
  private boolean withinMessage;

  /**
   * The rules at the beginning of a connection.
   *
   * @param compression whether messages may be compressed
   */
  FrameRules(boolean compression) {
    this.compression = compression;
  }

  /** What is wrong with the next frame; null if nothing is. */
  @Nullable String violation(Frame frame) {
    byte opcode = frame.getOpcode();
    boolean control = FrameTap.isControl(opcode);
    boolean first = !control && opcode != CONTINUATION;
    if (frame.isRsv2() || frame.isRsv3() || (frame.isRsv1() && !(compression && first))) {
      return HeaderFault.RESERVED_BIT.reason();
    }
    if (control) {
      return null;
    }
    if (first == withinMessage) {
      return first ? "A message within another" : "A continuation of no message";
    }
    withinMessage = !frame.isFin();
    return null;
  }
}
