// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server in a JVM of its own, which ends at the latest with this one. */
final class ServerProcess implements AutoCloseable {

  private static final int GRACE_SECONDS = 15;

  private final Process process;
  private final BufferedReader output;
  private final int port;

  private ServerProcess(Process process, BufferedReader output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts a {@link BenchmarkServer} and waits until it serves. */
  static ServerProcess start() throws IOException {
    return start(BenchmarkServer.class);
  }

  /**
   * Starts a program that prints its port when it serves, and ends when its standard input does.
   */
  static ServerProcess start(Class<?> program) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                classPath(),
                program.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    @SuppressWarnings("resource") // the process needs its standard output
    BufferedReader output = process.inputReader();
    String port = output.readLine();
    if (port == null) {
      throw new IOException("The server has ended before it served");
    }
    return new ServerProcess(process, output, Integer.parseInt(port));
  }

  /** This JVM's, without the other client: a server would not have it. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("tyrus-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Says a line to the program and returns the line that it answers. */
  String ask(String line) throws IOException {
    Writer input = process.outputWriter();
    input.write(line + "\n");
    input.flush();
    String answer = output.readLine();
    if (answer == null) {
      throw new IOException("The server has ended instead of an answer");
    }
    return answer;
  }

  int port() {
    return port;
  }

  /** The address of one of the {@link BenchmarkServer}'s services. */
  String url(String path) {
    return "ws://127.0.0.1:" + port + path;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
