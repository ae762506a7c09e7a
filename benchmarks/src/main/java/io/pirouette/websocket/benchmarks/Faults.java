// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;

/**
 * Whether anything stays behind after thousands of clients that have come to grief: threads,
 * descriptors, memory.
 */
final class Faults {

  private static final int WARM_UP_ROUNDS = 500;

  private static final ClientConfiguration HASTY =
      ClientConfiguration.builder().handShakeTimeout(Duration.ofMillis(20)).build();

  private final ScriptedServer server;

  /** Bound and never listening: nobody else gets the port, and nobody answers there. */
  private final Socket refused;

  /** One thread, which lives as long as the program. */
  private final ExecutorService reader;

  /** How often which exception came, by fault. */
  private final Map<Fault, Map<String, Integer>> outcomes = new TreeMap<>();

  private Faults(ScriptedServer server, Socket refused, ExecutorService reader) {
    this.server = server;
    this.refused = refused;
    this.reader = reader;
  }

  /** Runs all rounds; the exit code is 1 if something has grown or an exception was a surprise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.SEVERE);
    int rounds = Settings.number("rounds", 10_000);
    System.out.printf(
        "Faults: %d clients, one after the other, each meets one of %d ends; counted before,%n"
            + "after %d warm-up rounds, and after them%n%s%n",
        rounds, Fault.values().length, WARM_UP_ROUNDS, Settings.machine());
    ExecutorService reader = Executors.newSingleThreadExecutor(Faults::daemon);
    try (ScriptedServer server = new ScriptedServer();
        Socket refused = new Socket()) {
      refused.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Faults program = new Faults(server, refused, reader);
      program.meet(WARM_UP_ROUNDS);
      program.outcomes.clear();
      Resources before = Resources.atRest();
      program.meet(rounds);
      Resources after = Resources.atRest();
      boolean surprised = program.printOutcomes();
      print(before, after, rounds);
      System.exit(surprised || after.isMoreThan(before) ? 1 : 0);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    return thread;
  }

  private void meet(int rounds) throws InterruptedException {
    Fault[] faults = Fault.values();
    for (int round = 0; round < rounds; round++) {
      Fault fault = faults[round % faults.length];
      outcomes
          .computeIfAbsent(fault, key -> new TreeMap<>())
          .merge(outcome(fault), 1, Integer::sum);
    }
  }

  /** The class of the exception that the client's user gets. */
  private String outcome(Fault fault) throws InterruptedException {
    String url =
        fault == Fault.REFUSED_PORT
            ? "ws://127.0.0.1:" + refused.getLocalPort() + "/"
            : server.url(fault);
    try (Client client = connect(fault, url)) {
      switch (fault) {
        case RESET -> {
          client.writeTextMessage("go");
          client.readTextMessage();
        }
        case DROPPED, MALFORMED_FRAME -> client.readTextMessage();
        case CLOSE_WHILE_READING -> closeWhileReading(client);
        default -> {
          // Either there is no client, or to close it is all.
        }
      }
      return "none";
    } catch (RuntimeException e) {
      // Any: what is not expected is printed, and the next round follows.
      return e.getClass().getSimpleName();
    }
  }

  private static Client connect(Fault fault, String url) {
    return fault == Fault.SILENT ? Client.connect(url, HASTY) : Client.connect(url);
  }

  private void closeWhileReading(Client client) throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    Future<String> read =
        reader.submit(
            () -> {
              reading.countDown();
              return client.readTextMessage();
            });
    reading.await();
    // Nothing tells when the thread is within the read; mostly it is by then.
    Thread.sleep(1);
    client.close();
    try {
      read.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Prints what came of each fault; returns whether it was not always what was expected. */
  private boolean printOutcomes() {
    boolean surprised = false;
    System.out.printf("%n%-22s%s%n", "", "exceptions that the user has got");
    for (Map.Entry<Fault, Map<String, Integer>> entry : outcomes.entrySet()) {
      Fault fault = entry.getKey();
      boolean asExpected = entry.getValue().keySet().equals(Set.of(fault.expected()));
      System.out.printf(
          "%-22s%s%s%n",
          fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          entry.getValue(),
          asExpected ? "" : " EXPECTED: " + fault.expected());
      surprised |= !asExpected;
    }
    return surprised;
  }

  private static void print(Resources before, Resources after, int rounds) {
    System.out.printf(
        Locale.ROOT,
        "%n%-22s%12s%12s%n%-22s%12d%12d%n%-22s%12d%12d%n%-22s%12d%12d  (%+.1f bytes per round)%n",
        "",
        "before",
        "after",
        "platform threads",
        before.threads(),
        after.threads(),
        "descriptors",
        before.descriptors(),
        after.descriptors(),
        "used heap, KiB",
        before.heap() >> 10,
        after.heap() >> 10,
        (after.heap() - before.heap()) / (double) rounds);
  }
}
