// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.CorruptedFrameException;

/** What may be put into a frame (RFC 6455 sections 5.5 and 5.6), at either end. */
public final class MessageRules {

  private static final int MAX_CONTROL_PAYLOAD = 125;

  private MessageRules() {}

  /**
   * Checks a ping or a pong.
   *
   * @throws CorruptedFrameException if the payload is too long
   */
  public static void checkControlPayload(String frame, byte[] data) {
    if (data.length > MAX_CONTROL_PAYLOAD) {
      throw new CorruptedFrameException(
          "invalid payload for "
              + frame
              + " (payload length must be <= "
              + MAX_CONTROL_PAYLOAD
              + ", was "
              + data.length
              + ")",
          null);
    }
  }

  /**
   * Checks a text: half a character cannot be encoded, and an engine would notice after half the
   * message.
   *
   * @throws CorruptedFrameException if a surrogate is alone
   */
  public static void checkText(String data) {
    for (int i = 0; i < data.length(); i++) {
      if (Character.isSurrogate(data.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(data.charAt(i))
                && i + 1 < data.length()
                && Character.isLowSurrogate(data.charAt(i + 1));
        if (!pair) {
          throw new CorruptedFrameException("unpaired surrogate at index " + i, null);
        }
        i++;
      }
    }
  }
}
