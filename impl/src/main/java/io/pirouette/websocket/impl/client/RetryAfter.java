// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header of a server that wants to be left alone for a while (RFC 9110 section 10.2.3). */
final class RetryAfter {

  private static final Duration MOST = Duration.ofDays(365);

  private RetryAfter() {}

  /** Zero for a value that says nothing. */
  static long nanos(String value) {
    Duration wait;
    if (value.matches("\\d{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        wait = Duration.between(Instant.now(), date);
      } catch (DateTimeParseException e) {
        return 0;
      }
    }
    return wait.isNegative() ? 0 : wait.compareTo(MOST) > 0 ? MOST.toNanos() : wait.toNanos();
  }
}
