// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of times that both ends have. */
final class SessionRules {

  /** What is longer was meant to be for ever, and could not be counted in nanoseconds some day. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private SessionRules() {}

  static void checkTime(String name, @Nullable Duration time) {
    if (time != null && (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          name + ": " + time + " (expected: more than 0, and at most " + LONGEST + ")");
    }
  }
}
