// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.time.Duration;

/** By when something has to have happened, on a clock that nobody sets. Immutable. */
public final class Deadline {

  private static final Deadline NEVER = new Deadline(0, true);

  /** Long enough for anybody, short enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final long nanoTime;
  private final boolean never;

  private Deadline(long nanoTime, boolean never) {
    this.nanoTime = nanoTime;
    this.never = never;
  }

  /** No deadline. */
  public static Deadline never() {
    return NEVER;
  }

  /** A deadline from now on; zero or negative means none. */
  public static Deadline ofTimeout(Duration timeout) {
    return timeout.isZero() || timeout.isNegative() ? NEVER : in(timeout);
  }

  /** A deadline from now on. */
  public static Deadline in(Duration time) {
    return time.compareTo(LONGEST) > 0
        ? NEVER
        : new Deadline(System.nanoTime() + time.toNanos(), false);
  }

  /** The earlier of two. */
  public Deadline or(Deadline other) {
    return remainingNanos() <= other.remainingNanos() ? this : other;
  }

  /** How long there is still; zero or negative if it has passed. */
  public long remainingNanos() {
    return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
  }

  /** As selectors want it: rounded up, and zero for ever. */
  long remainingMillis() {
    return never ? 0 : Math.max(1, (remainingNanos() + 999_999) / 1_000_000);
  }

  public boolean hasPassed() {
    return remainingNanos() <= 0;
  }
}
