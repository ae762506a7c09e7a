// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One process of Payara Micro, its output, and its directory, which goes with it.
 *
 * <p>Micro says that it is ready even when the deployment failed, and counts an archive as deployed
 * before its context starts. That the start failed is only in the log, by the codes below.
 */
final class MicroProcess implements AutoCloseable {
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  static final Pattern FAILED_CONTEXT = Pattern.compile("\\[(AS-WEB-CORE-00174|NCLS-CORE-00026)]");
  private static final int SHOWN_LINES = 60;

  private final Path directory;
  private final int port;
  private final Process process;
  private final StringBuffer log = new StringBuffer();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Thread exitHook = new Thread(this::end);

  MicroProcess(Path directory, int port, List<String> command) throws IOException {
    this.directory = directory;
    this.port = port;
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(exitHook);
    Thread reader = new Thread(this::read, "payara-micro-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  int port() {
    return port;
  }

  String log() {
    return log.toString();
  }

  /** Waits until the process says that it is ready, ends, or the time is up. */
  void await(Duration deadline) {
    try {
      settled.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean serves() {
    return process.isAlive()
        && settled.getCount() == 0
        && log().contains("Deployed 1 archive(s)")
        && !FAILED_CONTEXT.matcher(log).find();
  }

  /** What the log says from the first error on; its last lines, if there is no error in it. */
  String complaint() {
    List<String> lines = log().lines().toList();
    int first =
        Stream.iterate(0, i -> i + 1)
            .limit(lines.size())
            .filter(i -> lines.get(i).contains("[SEVERE]"))
            .findFirst()
            .orElse(Math.max(0, lines.size() - SHOWN_LINES));
    return String.join("\n", lines.subList(first, Math.min(lines.size(), first + SHOWN_LINES)));
  }

  /** Ends the process with its children; of its directory only the log stays, beside it. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(exitHook);
    end();
    delete();
  }

  private void end() {
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.append(COLOURS.matcher(line).replaceAll("")).append('\n');
        if (line.contains("Payara Micro") && line.contains(" ready in ")) {
          settled.countDown();
        }
      }
    } catch (IOException e) {
      log.append(e).append('\n');
    } finally {
      settled.countDown();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      Files.writeString(directory.resolveSibling(directory.getFileName() + ".log"), log);
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
