// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A script of the directory {@code interop}, run by Node until it ends or its time is up. */
final class NodeScript {

  /** More than the scripts give themselves. */
  private static final int DEADLINE_SECONDS = 90;

  private static final Path SCRIPTS = Path.of("interop");

  private NodeScript() {}

  /** Runs a script, expects it to succeed, and returns what it printed. */
  static String run(String script, String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), script, arguments);
  }

  /** The same with variables in its environment. */
  static String run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(SCRIPTS.resolve("node_modules"))) {
      fail("The scripts' libraries are missing: run `npm ci --prefix arquillian-tests/interop`");
    }
    List<String> command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(Path.of("target"), script, ".log");
    Process process = start(environment, command, output);
    boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      end(process);
    }
    String printed = Files.readString(output);
    Files.delete(output);
    if (!ended || process.exitValue() != 0) {
      String how = ended ? "exit " + process.exitValue() : "ran into the deadline";
      fail(String.join(" ", command) + ": " + how + "\n" + printed);
    }
    return printed;
  }

  private static Process start(Map<String, String> environment, List<String> command, Path output) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      return fail("Node cannot be run: install Node.js 20 or later, as `node` on the path", e);
    }
  }

  private static void end(Process process) throws InterruptedException {
    // With the browser, which would outlive the script.
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }
}
