// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.IntStream;

/**
 * How long a short text takes to the echo server and back, with four clients: each has a connection
 * of its own to the same server, and they take turns.
 */
final class RoundTrips {

  private static final String TEXT = "A text of exactly 32 bytes, here";

  private final List<Contestant> contestants;
  private final int rounds;
  private final int roundTrips;

  /** Microseconds for a round trip, by contestant and round. */
  private final double[][] figures;

  private RoundTrips(List<Contestant> contestants, int rounds, int roundTrips) {
    this.contestants = contestants;
    this.rounds = rounds;
    this.roundTrips = roundTrips;
    this.figures = new double[contestants.size()][rounds];
  }

  /** Runs all and prints the medians. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings.logNoLessThan(Level.WARNING);
    int rounds = Settings.number("rounds", 15);
    int roundTrips = Settings.number("roundTrips", 20_000);
    System.out.printf(
        Locale.ROOT,
        """
        RoundTrips: a text of %d bytes to an echo server in another process and back,
        one client at a time, without compression.
        Each client runs %d warm-up rounds and then %d measured ones of %d round trips each;
        in each round all clients have their turn, each time beginning with another one.
        %s
        """,
        TEXT.length(),
        warmUpRounds(rounds),
        rounds,
        roundTrips,
        Settings.machine());
    try (ServerProcess server = ServerProcess.start();
        Contestant pirouette = new PirouetteContestant(server.url(BenchmarkServer.ECHO));
        Contestant bare = new BareSocket(server, BenchmarkServer.ECHO);
        Contestant tyrus = new TyrusContestant(server.url(BenchmarkServer.ECHO));
        Contestant jdk = new JdkContestant(server.url(BenchmarkServer.ECHO))) {
      RoundTrips program = new RoundTrips(List.of(pirouette, bare, tyrus, jdk), rounds, roundTrips);
      program.run();
      program.print();
    }
  }

  private static int warmUpRounds(int rounds) {
    return Math.max(1, rounds / 5);
  }

  private void run() throws IOException, InterruptedException {
    for (int round = -warmUpRounds(rounds); round < rounds; round++) {
      for (int turn = 0; turn < contestants.size(); turn++) {
        int index = Math.floorMod(round + turn, contestants.size());
        double micros = round(contestants.get(index));
        if (round >= 0) {
          figures[index][round] = micros;
        }
      }
    }
  }

  private double round(Contestant contestant) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < roundTrips; i++) {
      String answer = contestant.roundTrip(TEXT);
      if (!answer.equals(TEXT)) {
        throw new IOException(contestant.name() + " has got '" + answer + "'");
      }
    }
    return (System.nanoTime() - start) / 1e3 / roundTrips;
  }

  private void print() {
    System.out.printf(
        """

        Microseconds per round trip, over the rounds. The last column has the time of Pirouette
        divided by that of the other: the median of the rounds' own ratios.

        %-26s%10s%10s%10s%12s%n""",
        "", "median", "fastest", "slowest", "Pirouette /");
    for (int i = 0; i < figures.length; i++) {
      DoubleSummaryStatistics summary = Arrays.stream(figures[i]).summaryStatistics();
      System.out.printf(
          Locale.ROOT,
          "%-26s%10.2f%10.2f%10.2f%12.2f%n",
          contestants.get(i).name(),
          median(figures[i]),
          summary.getMin(),
          summary.getMax(),
          median(ratios(figures[0], figures[i])));
    }
  }

  /** By round: the machine may have been slower in one than in another. */
  private static double[] ratios(double[] dividends, double[] divisors) {
    return IntStream.range(0, dividends.length)
        .mapToDouble(i -> dividends[i] / divisors[i])
        .toArray();
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
