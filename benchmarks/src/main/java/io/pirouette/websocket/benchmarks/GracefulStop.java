// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.benchmarks.HoldingPeers.Farewell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * How long a listener takes to stop gracefully while thousands of peers are connected, and whether
 * each of them is told: without TLS, and with it.
 */
final class GracefulStop {

  private static final int PROCESSES = 3;

  private final int clients = Settings.number("clients", 15_000);

  private GracefulStop() {}

  /** Stops and prints; the exit code is 1 if a peer was not told. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.SEVERE);
    boolean allTold = new GracefulStop().run();
    System.exit(allTold ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "GracefulStop: a listener with %d connections of %d processes%n%s%n",
        clients, PROCESSES, Settings.machine());
    return stop(false) & stop(true);
  }

  private boolean stop(boolean secure) throws IOException, InterruptedException {
    System.out.printf("%n%s%n", secure ? "with TLS" : "without TLS");
    Path keys = Files.createTempDirectory("benchmark").resolve("keys.p12");
    List<ServerProcess> peers = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(ListenerServer.class)) {
      int port = server.port();
      if (secure) {
        makeKeys(keys);
        port = Integer.parseInt(server.ask("secure " + keys));
      }
      for (int i = 0; i < PROCESSES; i++) {
        peers.add(ServerProcess.start(HoldingPeers.class));
      }
      open(peers, port, secure);
      print(ServerState.of(server.ask("state")));
      return stop(server, peers);
    } finally {
      for (ServerProcess peer : peers) {
        peer.close();
      }
      Files.deleteIfExists(keys);
      Files.deleteIfExists(keys.getParent());
    }
  }

  private static void makeKeys(Path file) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ("-genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1"
                        + " -validity 2 -storetype PKCS12 -storepass "
                        + ListenerServer.PASSWORD)
                    .split(" ")));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-keystore", file.toString()));
    Process keytool = new ProcessBuilder(command).inheritIO().start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool has failed");
    }
  }

  private void open(List<ServerProcess> peers, int port, boolean secure) {
    long start = System.nanoTime();
    List<CompletableFuture<String>> opened = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      String line = "open %d %d %d %b".formatted(port, share(i), i + 1, secure);
      ServerProcess peer = peers.get(i);
      opened.add(CompletableFuture.supplyAsync(() -> ask(peer, line)));
    }
    int open = opened.stream().mapToInt(each -> Integer.parseInt(each.join())).sum();
    System.out.printf(
        Locale.ROOT,
        "  %d connections open within %.1f s%n",
        open,
        (System.nanoTime() - start) / 1e9);
  }

  /** The last process has what is left over. */
  private int share(int process) {
    int each = clients / PROCESSES;
    return process < PROCESSES - 1 ? each : clients - each * (PROCESSES - 1);
  }

  private static String ask(ServerProcess process, String line) {
    try {
      return process.ask(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(ServerState state) {
    System.out.printf(
        "  the server: heap %,d KiB, resident %,d KiB, %d threads%n",
        state.heap() >> 10, state.resident(), state.threads());
  }

  private boolean stop(ServerProcess server, List<ServerProcess> peers)
      throws IOException, InterruptedException {
    List<CompletableFuture<Farewell>> farewells = new ArrayList<>();
    for (ServerProcess peer : peers) {
      farewells.add(CompletableFuture.supplyAsync(() -> Farewell.of(ask(peer, "expect"))));
    }
    TimeUnit.SECONDS.sleep(1);
    long millis = Long.parseLong(server.ask("stop"));
    List<Farewell> all = farewells.stream().map(CompletableFuture::join).toList();
    int told = all.stream().mapToInt(Farewell::told).sum();
    int ended = all.stream().mapToInt(Farewell::ended).sum();
    System.out.printf(
        "  %d of %d were told 1001, %d have seen the end; stopped within %,d ms%n",
        told, clients, ended, millis);
    print(ServerState.of(server.ask("state")));
    return told == clients;
  }
}
