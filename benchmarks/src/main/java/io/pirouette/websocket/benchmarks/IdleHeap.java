// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/**
 * The heap that a connection holds while nothing happens on it, and after one long message in each
 * direction: of a service, and of a bare endpoint on the same container.
 */
final class IdleHeap {

  private static final int MESSAGE = 60 * 1024;
  private static final int WARM_UP = 200;

  /** Of one address there are fewer than 30,000 ports. */
  private static final int PEERS_PER_ADDRESS = 5_000;

  private final int clients = Settings.number("clients", 10_000);

  private IdleHeap() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    Settings.logNoLessThan(Level.SEVERE);
    new IdleHeap().run();
  }

  private void run() throws IOException {
    System.out.printf(
        "IdleHeap: %d connections on embedded Tomcat, each server in a process of its own;%n"
            + "heap after two full collections, bytes per connection%n%s%n%n%-12s%12s%12s%22s%n",
        clients,
        Settings.machine(),
        "",
        "idle",
        "threads",
        "after " + MESSAGE / 1024 + " KiB each way");
    Figures bare = measure(BareEndpoints.LONG_ECHO);
    print("bare", bare);
    Figures library = measure(ContestServices.ECHO);
    print("pirouette", library);
    System.out.printf(
        Locale.ROOT,
        "%-12s%12.0f%12d%22.0f%n",
        "difference",
        library.idle - bare.idle,
        library.threads - bare.threads,
        library.used - bare.used);
  }

  private static void print(String name, Figures figures) {
    System.out.printf(
        Locale.ROOT, "%-12s%12.0f%12d%22.0f%n", name, figures.idle, figures.threads, figures.used);
  }

  private record Figures(double idle, long threads, double used) {}

  private Figures measure(String path) throws IOException {
    try (ServerProcess server = ServerProcess.start(ContestServer.class)) {
      close(open(server, path, WARM_UP));
      ServerState before = ServerState.of(server.ask("state"));
      List<SocketChannel> peers = open(server, path, clients);
      ServerState idle = ServerState.of(server.ask("state"));
      for (SocketChannel peer : peers) {
        talk(peer);
      }
      ServerState used = ServerState.of(server.ask("state"));
      close(peers);
      return new Figures(
          (idle.heap() - before.heap()) / (double) clients,
          idle.threads(),
          (used.heap() - before.heap()) / (double) clients);
    }
  }

  private static List<SocketChannel> open(ServerProcess server, String path, int count)
      throws IOException {
    List<SocketChannel> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(Upgrades.open(server.port(), path, i / PEERS_PER_ADDRESS, 0));
    }
    if (count == WARM_UP) {
      for (SocketChannel peer : peers) {
        talk(peer);
      }
    }
    return peers;
  }

  private static void close(List<SocketChannel> peers) throws IOException {
    for (SocketChannel peer : peers) {
      peer.close();
    }
  }

  /** Has a message echoed, in however many frames. */
  @SuppressWarnings("resource")
  private static void talk(SocketChannel peer) throws IOException {
    ByteBuffer question = ByteBuffer.allocate(8 + MESSAGE);
    question.put((byte) 0x81).put((byte) 0xfe).putChar((char) MESSAGE).putInt(0);
    while (question.hasRemaining()) {
      question.put((byte) 'x');
    }
    peer.write(question.flip());
    DataInputStream in = new DataInputStream(peer.socket().getInputStream());
    int length = 0;
    boolean last;
    do {
      last = (in.readUnsignedByte() & 0x80) != 0;
      int frame = in.readUnsignedByte();
      frame = frame < 126 ? frame : frame == 126 ? in.readUnsignedShort() : (int) in.readLong();
      length += in.readNBytes(frame).length;
    } while (!last);
    if (length != MESSAGE) {
      throw new IOException("an echo of " + length + " bytes");
    }
  }
}
