// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.ConnectionClosureException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What may be put into a close frame (RFC 6455 sections 5.5 and 7.4). */
public final class CloseRules {

  /** A control frame's 125 bytes less the two of the code. */
  private static final int MAX_REASON_BYTES = 123;

  /** Long enough for anybody, short enough to be counted in nanoseconds. */
  static final Duration FOR_EVER = Duration.ofDays(36_500);

  private CloseRules() {}

  /**
   * Checks what is to be sent.
   *
   * @throws ConnectionClosureException if the code is not allowed or the reason too long
   */
  public static void check(int statusCode, String reason) {
    if (!allowed(statusCode)) {
      throw new ConnectionClosureException(
          "Failed to execute close. Invalid status code: " + statusCode, statusCode, reason);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(reason)) {
      throw new ConnectionClosureException(
          "Failed to execute close. Reason with half a surrogate pair", statusCode, reason);
    }
    int length = reason.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_REASON_BYTES) {
      throw new ConnectionClosureException(
          "Failed to execute close. Reason of "
              + length
              + " bytes (expected: at most "
              + MAX_REASON_BYTES
              + ")",
          statusCode,
          reason);
    }
  }

  /** A user's time-out as one that can be counted; negative means for ever. */
  public static Duration bounded(Duration timeout) {
    return timeout.isNegative() || timeout.compareTo(FOR_EVER) > 0 ? FOR_EVER : timeout;
  }

  /** A duration as people write it: {@code 2}, {@code 0.25}. */
  public static String seconds(Duration timeout) {
    return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** Whether a user may close with that code. */
  static boolean allowed(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1011)
        || (code >= 3000 && code <= 4999);
  }

  /** As much of a text, in whole characters, as fits into a close frame. */
  public static String fit(String reason) {
    ByteBuffer room = ByteBuffer.allocate(MAX_REASON_BYTES);
    CharBuffer text = CharBuffer.wrap(reason);
    StandardCharsets.UTF_8.newEncoder().encode(text, room, true);
    return reason.substring(0, text.position());
  }
}
