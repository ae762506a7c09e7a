// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/**
 * An echo of short texts by a service, against the same by a bare endpoint in the same application
 * of the same container: messages a second, and how long each takes.
 */
final class Echo {

  private static final int LENGTH = 50;
  private static final int[] IN_FLIGHT = {1, 16};

  private final int rounds = Settings.number("rounds", 11);

  /** Payara is large, and so are the ways through it that have to be compiled. */
  private final int warmUp = isPayara() ? rounds : Math.max(1, rounds / 4);

  private final int seconds = Settings.number("seconds", 3);
  private final int connections = Settings.number("clients", 20);
  private final int port;

  private Echo(int port) {
    this.port = port;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.SEVERE);
    if (isPayara()) {
      try (PayaraMicro server = PayaraMicro.start()) {
        new Echo(server.port()).run("Payara Micro");
      }
    } else {
      try (ServerProcess server = ServerProcess.start(ContestServer.class)) {
        new Echo(server.port()).run("embedded Tomcat");
      }
    }
  }

  private static boolean isPayara() {
    return System.getProperty("container", "").equals("payara");
  }

  private void run(String container) throws IOException {
    System.out.printf(
        "Echo: texts of %d bytes on %s, over %d connections; %d rounds of %d s each, after %d of"
            + " warm-up;%nthe generator is one thread that keeps so many messages in flight on each"
            + " connection%n%s%n",
        LENGTH, container, connections, rounds, seconds, warmUp, Settings.machine());
    for (int inFlight : IN_FLIGHT) {
      measure(inFlight);
    }
  }

  private void measure(int inFlight) throws IOException {
    EchoFrames frames = new EchoFrames(LENGTH, inFlight);
    try (EchoLoad bare = new EchoLoad(port, BareEndpoints.ECHO, connections, frames, inFlight);
        EchoLoad library =
            new EchoLoad(port, ContestServices.ECHO, connections, frames, inFlight)) {
      List<EchoRound> bareRounds = new ArrayList<>();
      List<EchoRound> libraryRounds = new ArrayList<>();
      for (int round = -warmUp; round < rounds; round++) {
        boolean bareFirst = round % 2 == 0;
        EchoRound first = (bareFirst ? bare : library).run(seconds);
        EchoRound second = (bareFirst ? library : bare).run(seconds);
        if (round >= 0) {
          bareRounds.add(bareFirst ? first : second);
          libraryRounds.add(bareFirst ? second : first);
        }
      }
      report(inFlight, bareRounds, libraryRounds);
    }
  }

  private void report(int inFlight, List<EchoRound> bare, List<EchoRound> library) {
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = library.get(i).perSecond() / bare.get(i).perSecond();
    }
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "%n%d in flight: pirouette/bare %.3f (%.3f to %.3f)%n%-12s%12s%10s%10s%n",
        inFlight,
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1],
        "median of",
        "messages/s",
        "p50 us",
        "p99 us");
    row("bare", bare);
    row("pirouette", library);
  }

  private static void row(String name, List<EchoRound> rounds) {
    System.out.printf(
        Locale.ROOT,
        "%-12s%12.0f%10.0f%10.0f%n",
        name,
        median(rounds.stream().mapToDouble(EchoRound::perSecond).toArray()),
        median(rounds.stream().mapToDouble(EchoRound::p50).toArray()),
        median(rounds.stream().mapToDouble(EchoRound::p99).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
