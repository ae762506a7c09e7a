// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that need a JVM of their own, with the JDK and the class path of this one. */
final class ChildJvm {

  /** Reached only when a test fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private ChildJvm() {}

  /** Runs a program to its end, which is to be a good one; what it prints is shown if not. */
  static void run(List<String> options, Class<?> program, String... arguments) throws IOException {
    runAfter("", options, program, arguments);
  }

  /** As {@link #run}, without the jars whose file names begin with one of these. */
  static void runWithout(List<String> jars, Class<?> program, String... arguments)
      throws IOException {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> jars.stream().noneMatch(new File(entry).getName()::startsWith))
            .collect(Collectors.joining(File.pathSeparator));
    run("", List.of("-classpath", classPath), program, arguments);
  }

  /** As {@link #run}, after a command of the shell. */
  static void runAfter(
      String shellCommand, List<String> options, Class<?> program, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    run(shellCommand, all, program, arguments);
  }

  private static void run(
      String shellCommand, List<String> options, Class<?> program, String... arguments)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of("sh", "-c", shellCommand + "\nexec \"$@\""));
    command.addAll(List.of("sh", java));
    command.addAll(options);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile("child", ".txt");
    try {
      run(command, printed);
    } finally {
      Files.delete(printed);
    }
  }

  private static void run(List<String> command, Path printed) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String text = Files.readString(printed);
      assertTrue(ended, () -> "the program does not end; it has printed: " + text);
      assertEquals(0, process.exitValue(), text);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
