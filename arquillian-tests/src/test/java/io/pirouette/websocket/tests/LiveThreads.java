// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The threads of a JVM, this one or another. */
final class LiveThreads {

  private static final String PREFIX = "pirouette-";

  private LiveThreads() {}

  /** The names of those that the library has started and that have not ended. */
  static List<String> ofTheLibrary(long pid) throws IOException {
    return of(pid).filter(name -> name.startsWith(PREFIX)).toList();
  }

  /** The names of all, sorted, and without numbers. */
  static List<String> named(long pid) throws IOException {
    return of(pid).map(name -> name.replaceAll("[0-9]+", "N")).sorted().toList();
  }

  private static Stream<String> of(long pid) throws IOException {
    if (pid == ProcessHandle.current().pid()) {
      return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }
    return dump(pid)
        .lines()
        .filter(line -> line.startsWith("\"") && line.contains("#"))
        .map(line -> line.substring(1, line.indexOf('"', 1)));
  }

  private static String dump(long pid) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "Thread.print")
            .start();
    String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!dump.contains("Full thread dump")) {
      throw new IOException("no threads of process " + pid + ": " + dump);
    }
    return dump;
  }
}
