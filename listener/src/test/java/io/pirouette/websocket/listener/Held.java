// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds at a moment.
 *
 * @param threads platform threads
 * @param descriptors open files and sockets; 0 where the system does not show them
 * @param directories those that listeners make for their servers
 * @param beans management beans
 */
record Held(int threads, long descriptors, long directories, int beans) {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path DIRECTORIES = Path.of(System.getProperty("java.io.tmpdir"));

  static Held now() {
    return new Held(
        ManagementFactory.getThreadMXBean().getThreadCount(),
        Files.isDirectory(DESCRIPTORS) ? count(DESCRIPTORS, "") : 0,
        count(DIRECTORIES, "pirouette-"),
        ManagementFactory.getPlatformMBeanServer().getMBeanCount());
  }

  private static long count(Path directory, String beginning) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(beginning)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing of all this is more than it was. */
  boolean isWithin(Held before) {
    return threads <= before.threads
        && descriptors <= before.descriptors
        && directories <= before.directories
        && beans <= before.beans;
  }
}
