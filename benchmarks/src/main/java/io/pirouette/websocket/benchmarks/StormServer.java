// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.stream.Collectors;

/**
 * The server that {@link RetryStorm} kills: a process of its own, on a port of choice, which tells
 * each client when it has asked to be let in. It ends when its standard input does.
 */
final class StormServer implements AutoCloseable {

  private final Process process;
  private final int port;

  private StormServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Serves until the standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Settings.logNoLessThan(Level.WARNING);
    ListenerConfiguration loopback = ListenerConfiguration.builder().host("127.0.0.1").build();
    Listener listener = Listener.on(Integer.parseInt(arguments[0]), loopback);
    listener.attach(new ClockUpgrade(), "/").start();
    System.out.println(listener.port());
    while (System.in.read() >= 0) {
      // Nothing is ever said: the end of the parent is what is waited for.
    }
    listener.immediateStop();
  }

  static final class ClockUpgrade implements UpgradeService {

    @Get
    public Service upgrade() {
      return new Clock(System.currentTimeMillis());
    }
  }

  static final class Clock implements Service {

    private final long asked;

    Clock(long asked) {
      this.asked = asked;
    }

    public void onOpen(Caller caller) {
      caller.writeTextMessage(String.valueOf(asked));
    }
  }

  /** Starts a server, on port 0 for a free one, and waits until it serves. */
  static StormServer start(int port) throws IOException {
    // This JVM's class path, without the other client: a server would not have it.
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("tyrus-"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                classPath,
                StormServer.class.getName(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    @SuppressWarnings("resource") // the process needs its standard output
    BufferedReader output = process.inputReader();
    String printed = output.readLine();
    if (printed == null) {
      throw new IOException("The server has ended before it served");
    }
    return new StormServer(process, Integer.parseInt(printed));
  }

  int port() {
    return port;
  }

  String url() {
    return "ws://127.0.0.1:" + port + "/";
  }

  /** Ends the process, which has no time to say anything. */
  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
