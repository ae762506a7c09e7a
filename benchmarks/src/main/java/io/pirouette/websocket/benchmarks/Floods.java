// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/**
 * Peers that mean harm, one kind after the other, each against a server of its own: what the server
 * holds before, at most and after, and how a peer fares meanwhile that only wants an echo.
 */
final class Floods {

  private static final int QUIET_MILLIS = 3_000;

  private Floods() {}

  /** One kind of harm. */
  interface Flood {

    /** What happens, in a line. */
    String name();

    /** Does it, and returns what became of it, in a line. */
    String run(ServerProcess server) throws Exception;
  }

  /** Floods and prints; the exit code is 1 if a bystander was not served. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.SEVERE);
    int seconds = Settings.number("seconds", 30);
    System.out.printf(
        "Floods: each at most about %d s long, on embedded Tomcat%n%s%n",
        seconds, Settings.machine());
    int unserved = 0;
    for (Flood flood : all(seconds)) {
      unserved += run(flood) ? 0 : 1;
    }
    System.exit(unserved == 0 ? 0 : 1);
  }

  private static List<Flood> all(int seconds) {
    return List.of(
        new FrameFlood(
            "pings of 125 bytes, no pong is read",
            ContestServices.ECHO,
            FloodFrames.repeated(0x89, 125, 1_000_000),
            seconds),
        new FrameFlood(
            "texts of 16 bytes to a method that takes 1 ms",
            ContestServices.SLOW,
            FloodFrames.repeated(0x81, 16, Integer.MAX_VALUE),
            seconds),
        new FrameFlood(
            "one message of empty fragments",
            ContestServices.ECHO,
            FloodFrames.fragments(0, 10_000_000),
            seconds),
        new FrameFlood(
            "one message of fragments of one byte",
            ContestServices.ECHO,
            FloodFrames.fragments(1, 1_000_000),
            seconds),
        new FrameFlood(
            "one message of fragments of 60 KiB",
            ContestServices.ECHO,
            FloodFrames.fragments(60 * 1024, 10_000),
            seconds),
        new SlowReaders(PushedServices.BLOCK, seconds),
        new SlowReaders(PushedServices.DROP, seconds),
        new SlowSenders(Settings.number("clients", 5_000), seconds),
        new PlainRequests(100_000));
  }

  private static boolean run(Flood flood) throws Exception {
    System.out.printf("%n%s%n", flood.name());
    try (ServerProcess server = ServerProcess.start(ContestServer.class);
        Bystander bystander = Bystander.start(server.port())) {
      // The JVM gets going.
      Thread.sleep(QUIET_MILLIS);
      bystander.report();
      Thread.sleep(QUIET_MILLIS);
      Delays quiet = bystander.report();
      ServerState before = ServerState.of(server.ask("mark"));
      bystander.report();
      String result = flood.run(server);
      Delays meanwhile = bystander.report();
      ServerState after = ServerState.of(server.ask("state"));
      bystander.report();
      Thread.sleep(QUIET_MILLIS);
      Delays afterwards = bystander.report();
      System.out.println("  " + result);
      print(before, after);
      print("echo, before", quiet);
      print("echo, meanwhile", meanwhile);
      print("echo, after", afterwards);
      return bystander.isServed() && afterwards.count() > 0;
    }
  }

  private static void print(ServerState before, ServerState after) {
    System.out.printf(
        "  heap %,d KiB before, %,d at most after a collection, %,d after;"
            + " resident %,d KiB before, %,d at most;%n  threads %d before, %d at most, %d after%n",
        before.heap() >> 10,
        after.mostHeap() >> 10,
        after.heap() >> 10,
        before.resident(),
        after.mostResident(),
        before.threads(),
        after.mostThreads(),
        after.threads());
  }

  private static void print(String when, Delays delays) {
    System.out.printf(
        Locale.ROOT,
        "  %-16s p50 %d us, p99 %d us, most %d us, %d echoes%n",
        when,
        delays.percentile(50),
        delays.percentile(99),
        delays.percentile(100),
        delays.count());
  }
}
