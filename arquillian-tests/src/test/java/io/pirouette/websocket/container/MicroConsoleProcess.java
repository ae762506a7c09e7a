// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One Payara Micro that outlives its deployments, for tests of what they leave behind. */
public final class MicroConsoleProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final int port;

  /** Starts the process and waits until it takes commands. */
  public MicroConsoleProcess() throws IOException {
    Path work =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "payara")), "console");
    Path sources = Path.of("target", "test-classes", "payara");
    port = MicroLauncher.freePort();
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "@" + sources.resolve("opens.txt"),
                    "-cp",
                    System.getProperty("payara.micro"),
                    sources.resolve("MicroConsole.java").toString(),
                    work.toString(),
                    String.valueOf(port)))
            .redirectError(work.resolveSibling(work.getFileName() + ".log").toFile())
            .start();
    answers = process.inputReader();
    commands = process.outputWriter();
    await();
  }

  public long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  /** Deploys a WAR at a context root. */
  public void deploy(String name, File war) throws IOException {
    run("deploy " + name + " /" + name + " " + war.getAbsolutePath());
  }

  public void undeploy(String name) throws IOException {
    run("undeploy " + name);
  }

  private void run(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    await();
  }

  private void await() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith("@")) {
      line = answers.readLine();
    }
    if (!"@ok".equals(line)) {
      throw new IOException("Payara Micro answered " + line + " (see the log in target/payara)");
    }
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
