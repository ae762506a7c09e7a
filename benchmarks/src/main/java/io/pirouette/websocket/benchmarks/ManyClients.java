// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Many clients in one JVM, each waiting in a read on a virtual thread, and a message to all of them
 * every second: what a client costs, and how long a message takes.
 */
final class ManyClients {

  /** Tomcat accepts 8192 connections. */
  private static final int CLIENTS_PER_SERVER = 8_000;

  /** Seconds and ticks that are not measured: JVMs are slow at first. */
  private static final int WARM_UP = 5;

  /** How long the last messages may take. */
  private static final int PATIENCE_SECONDS = 60;

  /** Platform threads only, whatever the JDK. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int clients = Settings.number("clients", 10_000);
  private final int seconds = Settings.number("seconds", 60);
  private final boolean compression = Settings.flag("compression");
  private final Ticks ticks = new Ticks(WARM_UP, seconds, clients);

  /** Servers, and the clients that ring their bells. Filled by the one thread. */
  private final List<ServerProcess> servers = new ArrayList<>();

  private final List<Client> bells = new ArrayList<>();

  /** Microseconds that the slowest server spent writing a measured tick. */
  private final int[] writingMicros = new int[seconds];

  private ManyClients() {}

  /** Measures, and prints as it goes; the exit code is 1 if a message was lost, 2 without means. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.WARNING);
    Optional<ExecutorService> threads = VirtualThreads.perTask();
    if (threads.isEmpty()) {
      System.out.printf(
          "ManyClients needs virtual threads, and this JDK %s has none: run it on JDK 21 or later%n",
          Runtime.version());
      System.exit(2);
    }
    ManyClients program = new ManyClients();
    boolean good;
    try {
      good = program.run(threads.orElseThrow());
    } finally {
      program.close();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(ExecutorService threads) throws IOException, InterruptedException {
    ClientConfiguration configuration =
        ClientConfiguration.builder().webSocketCompressionEnabled(compression).build();
    int processes = (clients + CLIENTS_PER_SERVER - 1) / CLIENTS_PER_SERVER;
    System.out.printf(
        """
        ManyClients: %d clients in one JVM, each in readTextMessage on a virtual thread;
        server processes: %d; compression %s;
        a message to all clients each second, %d times, and %d times before as a warm-up
        %s
        """,
        clients, processes, compression ? "on" : "off", seconds, WARM_UP, Settings.machine());
    for (int i = 0; i < processes; i++) {
      ServerProcess server = ServerProcess.start();
      servers.add(server);
      bells.add(Client.connect(server.url(BenchmarkServer.BELL), configuration));
      ring("");
    }
    Crowd crowd = new Crowd(servers, configuration, ticks, clients);
    long heapBefore = Heap.used();
    gather(crowd, threads);
    if (crowd.failures() > 0) {
      return false;
    }
    warmUp();
    System.out.printf(
        Locale.ROOT,
        "used heap: %.1f KiB per client, with its virtual thread%n",
        (Heap.used() - heapBefore) / 1024.0 / clients);
    tick(WARM_UP, ticks.count());
    boolean ended = crowd.awaitEnd(PATIENCE_SECONDS);
    report(crowd);
    return ended && crowd.failures() == 0 && ticks.complete() == ticks.count();
  }

  /** Connects all. */
  private void gather(Crowd crowd, ExecutorService threads) throws InterruptedException {
    int threadsBefore = THREADS.getThreadCount();
    THREADS.resetPeakThreadCount();
    long start = System.nanoTime();
    crowd.gather(threads);
    double connectSeconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "connected after %.1f s; %s%n"
            + "platform threads: %d before, %d now, %d at most meanwhile%n",
        connectSeconds,
        crowd.describeFailures(),
        threadsBefore,
        THREADS.getThreadCount(),
        THREADS.getPeakThreadCount());
  }

  /** The first ticks; returns when they have arrived. */
  private void warmUp() throws InterruptedException {
    while (ring("").callers < clients) {
      // A client may know of its connection before the service does.
      Thread.sleep(10);
    }
    tick(0, WARM_UP);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ticks.arrivals(WARM_UP - 1) < clients && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
  }

  /** A tick each second, or as soon as the servers are done with the one before. */
  private void tick(int from, int to) throws InterruptedException {
    long start = System.nanoTime();
    for (int tick = from; tick < to; tick++) {
      long wait = start + TimeUnit.SECONDS.toNanos(tick - from) - System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
      ticks.sending(tick);
      Rung rung = ring(Ticks.text(tick));
      if (tick >= WARM_UP) {
        writingMicros[tick - WARM_UP] = rung.micros;
      }
    }
  }

  /** Has all servers write a text to everybody, or to nobody if it is empty. */
  private Rung ring(String text) {
    for (Client bell : bells) {
      bell.writeTextMessage(text);
    }
    Rung all = new Rung(0, 0);
    for (Client bell : bells) {
      String[] answer = bell.readTextMessage().split(" ");
      int callers = Integer.parseInt(answer[0]);
      int micros = Integer.parseInt(answer[1]);
      all = new Rung(all.callers + callers, Math.max(all.micros, micros));
    }
    return all;
  }

  /**
   * What the servers say of a ring.
   *
   * @param callers of all servers
   * @param micros of the slowest
   */
  private record Rung(int callers, int micros) {}

  private void report(Crowd crowd) {
    for (int tick = 0; tick < ticks.count(); tick++) {
      if (ticks.arrivals(tick) != clients) {
        System.out.printf("tick %d has reached %d clients%n", tick, ticks.arrivals(tick));
      }
    }
    int[] delays = ticks.delays();
    int[] writing = Arrays.stream(writingMicros).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%d of %d ticks have reached all clients, %d messages; %s%n"
            + "delay from tick to arrival: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n"
            + "of that the server's loop over its callers: p50 %.1f ms, most %.1f ms%n"
            + "platform threads: %d now, %d at most since before the first client%n",
        ticks.complete(),
        ticks.count(),
        ticks.messages(),
        crowd.describeFailures(),
        millis(delays, 50),
        millis(delays, 99),
        millis(delays, 100),
        millis(writing, 50),
        millis(writing, 100),
        THREADS.getThreadCount(),
        THREADS.getPeakThreadCount());
  }

  /** A percentile of sorted microseconds. */
  private static double millis(int[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)] / 1e3;
  }

  private void close() throws IOException {
    for (Client bell : bells) {
      bell.close();
    }
    for (ServerProcess server : servers) {
      server.close();
    }
  }
}
