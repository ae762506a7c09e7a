// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.fail;

import io.pirouette.websocket.container.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The script {@code server.mjs}, which serves until it is closed. */
final class NodeServer implements AutoCloseable {

  private static final Path SCRIPTS = Path.of("interop");
  private static final Pattern READY = Pattern.compile("listening on (\\d+)");

  private final ServerProcess process;
  private final int port;

  /** Starts the server, which compresses as the script's argument says. */
  NodeServer(String compression) throws IOException, InterruptedException {
    this(compression, Map.of());
  }

  /** The same with variables in its environment. */
  NodeServer(String compression, Map<String, String> environment)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(SCRIPTS.resolve("node_modules"))) {
      fail("The scripts' libraries are missing: run `npm ci --prefix arquillian-tests/interop`");
    }
    Path all = Files.createDirectories(Path.of("target", "node"));
    process =
        new ServerProcess(
            Files.createTempDirectory(all, "server-"),
            environment,
            List.of("node", SCRIPTS.resolve("server.mjs").toString(), compression),
            READY);
    port = portOf(process);
  }

  private static int portOf(ServerProcess process) throws IOException, InterruptedException {
    try {
      return process.port();
    } catch (IOException | InterruptedException | AssertionError e) {
      process.close();
      throw e;
    }
  }

  String secureUrl(String path) {
    return "wss://localhost:" + port + path;
  }

  String url(String path) {
    return "ws://127.0.0.1:" + port + path;
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
