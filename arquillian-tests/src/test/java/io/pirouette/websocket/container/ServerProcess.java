// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, and its directory; of this only the log stays, beside it. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int GRACE_SECONDS = 15;

  private final Path directory;
  private final Path log;
  private final Pattern ready;
  private final Process process;
  private final Thread exitHook = new Thread(this::end);

  /**
   * Starts a server.
   *
   * @param ready what the log holds once the server serves; the first group, if there is one, is
   *     the port
   */
  public ServerProcess(
      Path directory, Map<String, String> environment, List<String> command, Pattern ready)
      throws IOException {
    this.directory = directory;
    this.log = directory.resolveSibling(directory.getFileName() + ".log");
    this.ready = ready;
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(exitHook);
  }

  /** Waits until the server serves, and returns its port. */
  public int port() throws IOException, InterruptedException {
    return Integer.parseInt(awaitReady().group(1));
  }

  /** Waits until the server serves. */
  public Matcher awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    Matcher matcher = ready.matcher(Files.readString(log));
    while (!matcher.find()) {
      if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
        fail("The server did not start:\n" + Files.readString(log));
      }
      matcher = ready.matcher(Files.readString(log));
    }
    return matcher;
  }

  /** What it has written by now. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(exitHook);
    end();
    delete(directory);
  }

  private void end() {
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  /** Deletes a directory with all that is in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
