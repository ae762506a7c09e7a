// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What of the message of a binding failure is shown to the peer. */
final class CloseReason {

  private static final String BEGINNING = "data binding failed: ";

  private CloseReason() {}

  /** A detail of more than 100 characters is cut to 80; the whole to 123 bytes. */
  static String of(String message) {
    String detail = message.substring(BEGINNING.length());
    String reason = BEGINNING + (detail.length() > 100 ? shortened(detail) : detail);
    while (reason.getBytes(UTF_8).length > 123) {
      reason = reason.substring(0, reason.offsetByCodePoints(reason.length(), -1));
    }
    return reason;
  }

  private static String shortened(String detail) {
    int end = Character.isHighSurrogate(detail.charAt(79)) ? 79 : 80;
    return detail.substring(0, end) + "...";
  }
}
