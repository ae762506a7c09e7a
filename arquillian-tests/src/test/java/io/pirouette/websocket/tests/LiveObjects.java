// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntPredicate;

/** Counts what is reachable in a JVM, this one or another, after a full collection. */
final class LiveObjects {

  /** Containers let go of some things a while after undeployment. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LiveObjects() {}

  static int count(long pid, String className) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .start();
    try (BufferedReader lines = histogram.inputReader()) {
      return lines
          .lines()
          .map(line -> line.trim().split("\\s+"))
          .filter(columns -> columns.length > 3 && columns[3].equals(className))
          .mapToInt(columns -> Integer.parseInt(columns[1]))
          .sum();
    }
  }

  /** Counts again and again until the count is as it should be. */
  static void awaitCount(long pid, String className, IntPredicate expected) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int count = count(pid, className);
    while (!expected.test(count) && System.nanoTime() < deadline) {
      count = count(pid, className);
    }
    assertTrue(expected.test(count), count + " objects of " + className);
  }
}
