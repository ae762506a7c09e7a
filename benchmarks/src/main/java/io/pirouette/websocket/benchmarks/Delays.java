// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

/** Counts delays, by the microsecond up to a second. For one thread. */
final class Delays {

  private final int[] counts = new int[1_000_001];
  private long total;

  void add(long nanos) {
    counts[(int) Math.min(counts.length - 1, nanos / 1_000)]++;
    total++;
  }

  long count() {
    return total;
  }

  /** Microseconds that so many per cent did not exceed. */
  int percentile(double percent) {
    long rank = (long) Math.ceil(total * percent / 100);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return i;
      }
    }
    return counts.length;
  }
}
