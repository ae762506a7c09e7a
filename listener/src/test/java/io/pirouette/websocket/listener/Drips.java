// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Many connections on which a byte is sent every 50 ms. For one thread at a time. */
final class Drips implements AutoCloseable {

  private static final int PAUSE_MILLIS = 50;
  private static final int BLOCK = 1_024;

  private final Selector selector = Selector.open();

  private Drips() throws IOException {}

  /** Connects, and sends the beginning on each connection. */
  static Drips open(int port, int count, String beginning) throws IOException {
    Drips drips = new Drips();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress(HttpPeer.loopback(1), port));
      channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.ISO_8859_1)));
      channel.configureBlocking(false);
      channel.register(drips.selector, SelectionKey.OP_READ);
    }
    return drips;
  }

  /** Sends on until the other end has ended all connections. */
  void untilAllAreCut() {
    long deadline = System.nanoTime() + HttpPeer.TIMEOUT_MILLIS * 1_000_000L;
    try {
      long due = System.nanoTime();
      while (!selector.keys().isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(selector.keys().size() + " connections are still there");
        }
        if (System.nanoTime() >= due) {
          for (SelectionKey key : Set.copyOf(selector.keys())) {
            drip(key);
          }
          due = System.nanoTime() + PAUSE_MILLIS * 1_000_000L;
        }
        selector.select(Drips::read, PAUSE_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drip(SelectionKey key) throws IOException {
    try {
      ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'1'}));
    } catch (IOException ended) {
      key.channel().close();
    }
  }

  private static void read(SelectionKey key) {
    try {
      try {
        if (((SocketChannel) key.channel()).read(ByteBuffer.allocate(BLOCK)) < 0) {
          key.channel().close();
        }
      } catch (IOException ended) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : Set.copyOf(selector.keys())) {
      key.channel().close();
    }
    selector.close();
  }
}
