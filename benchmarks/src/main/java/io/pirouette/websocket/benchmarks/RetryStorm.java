// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.stream.IntStream;

/**
 * Many clients that lose their server at one moment, and come back when it is there again: whether
 * all do, by when, and how hard the new server is hit.
 */
final class RetryStorm {

  /** So many connect at a time at first: a server's queue of connections is short. */
  private static final int CONNECTING = 50;

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final double FACTOR = 2;
  private static final Duration MOST = Duration.ofSeconds(8);

  private static final int OUTAGE_SECONDS = 5;

  /** Of the histogram. */
  private static final int SLOT_MILLIS = 100;

  /** For platform threads: a read is not deep. */
  private static final int STACK_BYTES = 256 << 10;

  private static final ClientConfiguration CONFIGURATION =
      ClientConfiguration.builder()
          .retryConfig(
              RetryConfiguration.builder()
                  .interval(INTERVAL)
                  .backOffFactor(FACTOR)
                  .maxWaitInterval(MOST)
                  .build())
          .build();

  private final int clients = Settings.number("clients", 1_000);
  private final Semaphore connecting = new Semaphore(CONNECTING);
  private final CountDownLatch connected = new CountDownLatch(clients);
  private final CountDownLatch back = new CountDownLatch(clients);

  /** By client: when the new server was asked, and when its message was read; 0 before. */
  private final AtomicLongArray asked = new AtomicLongArray(clients);

  private final AtomicLongArray read = new AtomicLongArray(clients);

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<RuntimeException> firstFailure = new AtomicReference<>();

  private RetryStorm() {}

  /** Runs the one storm; the exit code is 1 if a client has not come back in time. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.SEVERE);
    System.exit(new RetryStorm().run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Optional<ExecutorService> virtual = VirtualThreads.perTask();
    System.out.printf(
        Locale.ROOT,
        """
        RetryStorm: %d clients in one JVM, each in readTextMessage on a %s thread;
        retry: interval %d s, factor %.0f, maxWaitInterval %d s; the server is killed, and started %d s later
        %s
        """,
        clients,
        virtual.isPresent() ? "virtual" : "platform",
        INTERVAL.toSeconds(),
        FACTOR,
        MOST.toSeconds(),
        OUTAGE_SECONDS,
        Settings.machine());
    return storm(virtual.map(Executor.class::cast).orElse(RetryStorm::start));
  }

  private boolean storm(Executor threads) throws IOException, InterruptedException {
    int port;
    long killed;
    try (StormServer first = StormServer.start(0)) {
      port = first.port();
      for (int i = 0; i < clients; i++) {
        int number = i;
        threads.execute(() -> live(number, first.url()));
      }
      connected.await();
      System.out.printf("connected: %d, failed: %d%n", clients - failures.get(), failures.get());
      killed = System.currentTimeMillis();
    }
    TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
    try (StormServer second = StormServer.start(port)) {
      long served = System.currentTimeMillis();
      System.out.printf(
          Locale.ROOT,
          "%.1f s after its end the server serves again, on port %d%n",
          (served - killed) / 1e3,
          second.port());
      boolean all = back.await(2 * MOST.toMillis(), TimeUnit.MILLISECONDS);
      report(served);
      return all && failures.get() == 0;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(null, task, "reader", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads what the first server says, and then what the second one says. */
  private void live(int number, String url) {
    try (Client client = connect(url)) {
      asked.set(number, Long.parseLong(client.readTextMessage()));
      read.set(number, System.currentTimeMillis());
      back.countDown();
      // Stays, so that the server does not get more room as time goes by.
      client.readTextMessage();
    } catch (RuntimeException e) {
      if (read.get(number) == 0) {
        failures.incrementAndGet();
        firstFailure.compareAndSet(null, e);
      }
    }
  }

  private Client connect(String url) {
    connecting.acquireUninterruptibly();
    try {
      Client client = Client.connect(url, CONFIGURATION);
      client.readTextMessage();
      return client;
    } finally {
      connecting.release();
      connected.countDown();
    }
  }

  private void report(long served) {
    long[] readAfter = after(served, read);
    long[] askedAfter = after(served, asked);
    System.out.printf(
        Locale.ROOT,
        "back: %d of %d, failed: %d%s%n"
            + "seconds after the restart: first %.1f, half %.1f, 99%% %.1f, last %.1f%n"
            + "connects in %d ms: %d at most; allowed for all: %.0f s after the restart%n",
        readAfter.length,
        clients,
        failures.get(),
        firstFailure.get() == null ? "" : ", the first with " + firstFailure.get(),
        seconds(readAfter, 0),
        seconds(readAfter, 50),
        seconds(readAfter, 99),
        seconds(readAfter, 100),
        SLOT_MILLIS,
        peak(askedAfter),
        2 * MOST.toMillis() / 1e3);
    printSeconds(askedAfter);
  }

  /** Milliseconds, sorted, of those that are back. */
  private static long[] after(long served, AtomicLongArray times) {
    return IntStream.range(0, times.length())
        .mapToLong(times::get)
        .filter(time -> time > 0)
        .map(time -> time - served)
        .sorted()
        .toArray();
  }

  private static double seconds(long[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)] / 1e3;
  }

  /** The most in any slot, wherever it begins. */
  private static int peak(long[] sorted) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.length; to++) {
      while (sorted[to] - sorted[from] >= SLOT_MILLIS) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  private static void printSeconds(long[] sorted) {
    System.out.println("connects by half seconds after the restart:");
    long last = sorted.length == 0 ? -1 : sorted[sorted.length - 1] / 500;
    for (long slot = 0; slot <= last; slot++) {
      long from = slot * 500;
      long count = Arrays.stream(sorted).filter(at -> Math.max(0, at) / 500 * 500 == from).count();
      System.out.printf(Locale.ROOT, "%6.1f s %5d%n", from / 1e3, count);
    }
  }
}
