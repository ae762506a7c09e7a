// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Peers that never read among others that do, all of which the server writes to. */
final class SlowReaders implements Floods.Flood {

  private static final int GOOD = 100;
  private static final int BAD = 100;

  /** A mebibyte a second to each. */
  private static final int MESSAGES_A_SECOND = 1024 * 1024 / PushedServices.LENGTH;

  private static final int NARROW = 4_096;
  private static final int HEAD = 4;
  private static final int BUFFER = 256 * 1024;

  private final String service;
  private final int seconds;

  /** Bytes that each good peer has got. */
  private final long[] read = new long[GOOD];

  private volatile boolean ended;

  SlowReaders(String service, int seconds) {
    this.service = service;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "%d peers of %s that never read, and %d that do; 1 MiB a second to each"
        .formatted(BAD, service, GOOD);
  }

  @Override
  public String run(ServerProcess server) throws IOException, InterruptedException {
    List<SocketChannel> bad = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < BAD; i++) {
        bad.add(Upgrades.open(server.port(), service, 0, NARROW));
      }
      for (int i = 0; i < GOOD; i++) {
        SocketChannel peer = Upgrades.open(server.port(), service);
        peer.configureBlocking(false).register(selector, SelectionKey.OP_READ, i);
      }
      Thread reader = new Thread(() -> read(selector), "good peers");
      reader.start();
      String[] told =
          server.ask("push " + service + " " + seconds + " " + MESSAGES_A_SECOND).split(" ");
      Thread.sleep(2_000);
      ended = true;
      reader.join();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return result(told);
    } finally {
      for (SocketChannel peer : bad) {
        peer.close();
      }
    }
  }

  private String result(String[] told) {
    long expected = (long) seconds * MESSAGES_A_SECOND;
    long all = 0;
    int whole = 0;
    for (long bytes : read) {
      long messages = bytes / (HEAD + PushedServices.LENGTH);
      all += messages;
      whole += messages == expected ? 1 : 0;
    }
    return "%d of %d good peers have got all %d messages (%d of %d); the server has written %s, and failed with %s peers"
        .formatted(whole, GOOD, expected, all, expected * GOOD, told[0], told[1]);
  }

  private void read(Selector selector) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try {
      while (!ended) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          int got = ((SocketChannel) key.channel()).read(buffer.clear());
          if (got < 0) {
            key.cancel();
          } else {
            read[(Integer) key.attachment()] += got;
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      System.out.println("  a good peer was harmed: " + e);
    }
  }
}
