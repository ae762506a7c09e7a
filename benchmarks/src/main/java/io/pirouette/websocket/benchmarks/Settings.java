// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What all programs have in common: parameters, which are system properties, and the heading. */
final class Settings {

  /** Held, because the logging system forgets the levels of loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Settings() {}

  /** A parameter; if it is missing or empty, its default. */
  static int number(String name, int otherwise) {
    String value = System.getProperty(name, "");
    return value.isEmpty() ? otherwise : Integer.parseInt(value);
  }

  /** A switch, which is off unless it is {@code true}. */
  static boolean flag(String name) {
    return Boolean.parseBoolean(System.getProperty(name, ""));
  }

  /** Turns down the libraries' logging, which would be measured too. */
  static void logNoLessThan(Level level) {
    ROOT.setLevel(level);
  }

  /** The machine and the JVM, without which no figure means anything. */
  static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "JDK %s, %s %s, %d processors, heap at most %d MiB"
        .formatted(
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20);
  }
}
