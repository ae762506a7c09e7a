// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;

/**
 * Many peers a second that come and go, every second one of them refused: whether the server keeps
 * up, and whether anything stays behind in it.
 */
final class HandshakeStorm {

  private static final int THREADS = 8;
  private static final int WARM_UP_SECONDS = 10;

  private final int rate = Settings.number("rate", 1_000);
  private final int seconds = Settings.number("seconds", 30);
  private final ServerProcess server;

  private HandshakeStorm(ServerProcess server) {
    this.server = server;
  }

  /** Runs the one storm; the exit code is 1 if a handshake failed or something stayed behind. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.SEVERE);
    boolean good;
    try (ServerProcess server = ServerProcess.start(HandshakeServer.class)) {
      good = new HandshakeStorm(server).run();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "HandshakeStorm: %d handshakes a second for %d s, from %d threads, after %d s of warm-up;%n"
            + "every second one is refused with 403, the others close at once; one stays all the"
            + " time%n%s%n",
        rate, seconds, THREADS, WARM_UP_SECONDS, Settings.machine());
    try (HandshakePeer staying = new HandshakePeer(server.port(), source(0))) {
      Storm warmUp = new Storm(WARM_UP_SECONDS);
      warmUp.blow();
      Holdings before = Holdings.of(server.ask("holdings"));
      Storm storm = new Storm(seconds);
      storm.blow();
      Holdings after = Holdings.of(server.ask("holdings"));
      storm.report();
      report(before, after);
      return staying.isAccepted()
          && warmUp.hasSucceeded()
          && storm.hasSucceeded()
          && after.resources().descriptors() <= before.resources().descriptors()
          && before.sessions() == 1
          && after.sessions() == 1;
    }
  }

  /** Linux takes the whole of 127.0.0.0/8 for this host. */
  private static InetAddress source(int thread) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + thread)});
  }

  private void report(Holdings before, Holdings after) {
    System.out.printf("%n%-22s%12s%12s%n", "the server's", "before", "after");
    row("platform threads", before.resources().threads(), after.resources().threads());
    row("descriptors", before.resources().descriptors(), after.resources().descriptors());
    row("used heap, KiB", before.resources().heap() >> 10, after.resources().heap() >> 10);
    row("open sessions", before.sessions(), after.sessions());
    System.out.printf(
        Locale.ROOT,
        "%+.2f bytes of heap per handshake%n",
        (after.resources().heap() - before.resources().heap()) / (double) rate / seconds);
  }

  private static void row(String what, long before, long after) {
    System.out.printf("%-22s%12d%12d%n", what, before, after);
  }

  /** Handshakes, each due at a time of its own. */
  private final class Storm {

    private final int[] micros;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Exception> firstFailure = new AtomicReference<>();
    private final long start = System.nanoTime();

    /** Of the whole storm; written when it is over. */
    private double took;

    Storm(int seconds) {
      micros = new int[rate * seconds];
    }

    /** Returns when all have come and gone. */
    void blow() throws InterruptedException {
      Thread[] threads = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        threads[i] = new Thread(() -> peers(number), "peers");
        threads[i].setDaemon(true);
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      took = (System.nanoTime() - start) / 1e9;
    }

    private void peers(int thread) {
      for (int i = next.getAndIncrement(); i < micros.length; i = next.getAndIncrement()) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
        try {
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
          try (HandshakePeer peer = new HandshakePeer(server.port(), source(thread))) {
            micros[i] = (int) ((System.nanoTime() - due) / 1000);
            (peer.isAccepted() ? accepted : refused).incrementAndGet();
          }
        } catch (IOException | InterruptedException e) {
          failures.incrementAndGet();
          firstFailure.compareAndSet(null, e);
        }
      }
    }

    boolean hasSucceeded() {
      return failures.get() == 0 && Math.abs(accepted.get() - refused.get()) <= 1;
    }

    void report() {
      int[] sorted = Arrays.stream(micros).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "%d handshakes in %.1f s, %.0f a second: %d accepted, %d refused; %d failed%s%n"
              + "from when one was due to its answer: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
          micros.length,
          took,
          micros.length / took,
          accepted.get(),
          refused.get(),
          failures.get(),
          firstFailure.get() == null ? "" : ", the first with: " + firstFailure.get(),
          millis(sorted, 50),
          millis(sorted, 99),
          millis(sorted, 100));
    }

    private static double millis(int[] sorted, int percent) {
      int rank = (int) Math.ceil(sorted.length * percent / 100.0);
      return sorted[Math.max(0, rank - 1)] / 1e3;
    }
  }
}
