// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;

/**
 * What is remembered of a server's answers.
 *
 * @param capacity how many are remembered at most; the default is 100
 * @param maxAge for how long at most
 */
public record CacheConfig(int capacity, Duration maxAge) {

  /**
   * Checks the values.
   *
   * @param capacity see above
   * @param maxAge see above
   * @throws IllegalArgumentException if the capacity is not positive, or the age not positive or
   *     longer than a year
   */
  public CacheConfig {
    if (capacity <= 0) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: > 0)");
    }
    Times.check("maxAge", maxAge);
  }

  /**
   * Of at most 100 answers.
   *
   * @param maxAge for how long at most
   */
  public CacheConfig(Duration maxAge) {
    this(100, maxAge);
  }
}
