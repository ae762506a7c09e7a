// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.time.Duration;

/** Checks of times that configurations have. */
public final class Times {

  /** What is longer was meant to be for ever, and could not be counted in nanoseconds some day. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private Times() {}

  /**
   * Throws unless a time can be waited for.
   *
   * @param name of the value
   * @param time the value
   */
  public static void check(String name, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + ": " + time + " (expected: more than 0, and at most " + LONGEST + ")");
    }
  }
}
