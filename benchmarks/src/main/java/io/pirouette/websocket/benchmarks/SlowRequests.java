// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Thousands of peers that send a byte of their request every ten seconds, until the listener has
 * cut them all; and how others fare meanwhile who connect, have a text echoed, and go.
 */
final class SlowRequests {

  private static final int SECONDS_PER_BYTE = 10;

  /** The listener's default, in which a whole request has to come. */
  private static final int TIMEOUT_SECONDS = 120;

  private static final int PATIENCE_SECONDS = 30;
  private static final int PAUSE_MILLIS = 20;
  private static final int TEXT_LENGTH = 50;
  private static final byte[] BEGINNING =
      "GET /pirouette HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

  private final int clients = Settings.number("clients", 5_000);
  private final Delays delays = new Delays();
  private int failed;

  private SlowRequests() {}

  /** Runs and prints; the exit code is 1 if a slow one was not cut, or another one not served. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.SEVERE);
    System.exit(new SlowRequests().run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "SlowRequests: %d peers that send a byte of a request every %d s, to a listener whose"
            + " timeout is %d s%n%s%n%n",
        clients, SECONDS_PER_BYTE, TIMEOUT_SECONDS, Settings.machine());
    try (ServerProcess server = ServerProcess.start(ListenerServer.class);
        Selector slow = Selector.open()) {
      for (int i = 0; i < 500; i++) {
        visit(server.port());
      }
      print("before", ServerState.of(server.ask("mark")));
      long start = System.nanoTime();
      open(slow, server.port());
      long opened = System.nanoTime();
      print("with all of them", ServerState.of(server.ask("state")));
      while (!slow.keys().isEmpty() && System.nanoTime() - opened < patience()) {
        live(slow, server.port());
      }
      int left = slow.keys().size();
      report(start, left);
      print("after", ServerState.of(server.ask("state")));
      return left == 0 && failed == 0;
    }
  }

  private static long patience() {
    return TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS + PATIENCE_SECONDS);
  }

  private void open(Selector slow, int port) throws IOException {
    for (int i = 0; i < clients; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.write(ByteBuffer.wrap(BEGINNING));
      channel.configureBlocking(false);
      channel.register(slow, SelectionKey.OP_READ);
    }
  }

  /** Sends a byte to everybody, and has others served until the next one is due. */
  private void live(Selector slow, int port) throws IOException, InterruptedException {
    long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_PER_BYTE);
    for (SelectionKey key : Set.copyOf(slow.keys())) {
      drip(key);
    }
    while (System.nanoTime() < due && !slow.keys().isEmpty()) {
      visit(port);
      slow.selectNow(SlowRequests::read);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void visit(int port) {
    long start = System.nanoTime();
    EchoFrames frames = new EchoFrames(TEXT_LENGTH, 1);
    try (SocketChannel channel = Upgrades.open(port, ContestServices.ECHO)) {
      channel.write(frames.questions(1));
      int part = 0;
      while (part < frames.answerLength()) {
        ByteBuffer bytes = frames.buffer();
        if (channel.read(bytes) < 0) {
          throw new IOException("no echo");
        }
        frames.check(bytes.flip(), part);
        part += bytes.remaining();
      }
      delays.add(System.nanoTime() - start);
    } catch (IOException e) {
      failed++;
      System.out.println("  somebody was not served: " + e);
    }
  }

  private static void drip(SelectionKey key) throws IOException {
    try {
      ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'x'}));
    } catch (IOException cut) {
      key.channel().close();
    }
  }

  private static void read(SelectionKey key) {
    try {
      try {
        if (((SocketChannel) key.channel()).read(ByteBuffer.allocate(TEXT_LENGTH)) < 0) {
          key.channel().close();
        }
      } catch (IOException cut) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(long start, int left) {
    System.out.printf(
        Locale.ROOT,
        "  %d of %d cut within %.1f s of the first one's connect%n"
            + "  others: %d were served, %d were not; connect, upgrade and echo p50 %.1f ms,"
            + " p99 %.1f ms, most %.1f ms%n",
        clients - left,
        clients,
        (System.nanoTime() - start) / 1e9,
        delays.count(),
        failed,
        delays.percentile(50) / 1e3,
        delays.percentile(99) / 1e3,
        delays.percentile(100) / 1e3);
  }

  private static void print(String when, ServerState state) {
    System.out.printf(
        "  the server %s: heap %,d KiB, resident %,d KiB, %d threads (at most %d)%n",
        when, state.heap() >> 10, state.resident(), state.threads(), state.mostThreads());
  }
}
