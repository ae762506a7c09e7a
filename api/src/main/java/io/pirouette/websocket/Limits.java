// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.time.Duration;

/** Checks of values that several configurations have. */
final class Limits {

  /** What is longer was meant to be for ever, and could not be counted in nanoseconds some day. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private Limits() {}

  static void checkTime(String name, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + ": " + time + " (expected: more than 0, and at most " + LONGEST + ")");
    }
  }

  static void checkQueue(int maxMessages, long maxBytes) {
    if (maxMessages <= 0) {
      throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: > 0)");
    }
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: > 0)");
    }
  }
}
