// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this process holds at a moment.
 *
 * @param threads platform threads
 * @param descriptors open files and sockets; Linux shows them
 * @param heap bytes, after two full collections
 */
record Resources(int threads, long descriptors, long heap) {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Threads end, and sockets are closed, a little after they were told to; a leak never is. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** Longer than anything idle is kept. */
  private static final long PAUSE_MILLIS = 2_000;

  /** Counts when no thread and no descriptor comes or goes any more. */
  static Resources atRest() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    Resources earlier = count();
    while (true) {
      Thread.sleep(PAUSE_MILLIS);
      Resources now = count();
      boolean same = now.threads == earlier.threads && now.descriptors == earlier.descriptors;
      if (same || System.nanoTime() > deadline) {
        return now;
      }
      earlier = now;
    }
  }

  private static Resources count() throws IOException, InterruptedException {
    return new Resources(threadsNow(), descriptorsNow(), Heap.used());
  }

  /** Whether there are more threads or more descriptors. */
  boolean isMoreThan(Resources before) {
    return threads > before.threads || descriptors > before.descriptors;
  }

  private static int threadsNow() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long descriptorsNow() throws IOException {
    try (Stream<Path> entries = Files.list(DESCRIPTORS)) {
      return entries.count();
    }
  }
}
