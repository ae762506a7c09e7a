// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Many connections, half of them in the handshake and half in a frame, a byte at a time. */
final class SlowSenders implements Floods.Flood {

  private static final int SECONDS_PER_BYTE = 2;
  private static final byte[] HEAD =
      "GET /pirouette HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: xxxxxxxxxxxxxxxxxxxxxxxxx"
          .getBytes(StandardCharsets.US_ASCII);

  /** A text that would be long. */
  private static final byte[] FRAME = {(byte) 0x81, (byte) 0xfe, 0x7f, 0, 0, 0, 0, 0, 'x', 'x'};

  private final int clients;
  private final int seconds;
  private int ended;

  SlowSenders(int clients, int seconds) {
    this.clients = clients;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "%d connections that send a byte every %d s, half of them in the handshake"
        .formatted(clients, SECONDS_PER_BYTE);
  }

  @Override
  public String run(ServerProcess server) throws IOException, InterruptedException {
    List<SocketChannel> asking = new ArrayList<>();
    List<SocketChannel> open = new ArrayList<>();
    try {
      for (int i = 0; i < clients / 2; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.connect(new InetSocketAddress("127.0.0.1", server.port()));
        asking.add(channel);
        open.add(Upgrades.open(server.port(), ContestServices.ECHO));
      }
      for (int i = 0; i < seconds / SECONDS_PER_BYTE; i++) {
        drip(asking, HEAD[Math.min(i, HEAD.length - 1)]);
        drip(open, FRAME[Math.min(i, FRAME.length - 1)]);
        TimeUnit.SECONDS.sleep(SECONDS_PER_BYTE);
      }
      long start = System.nanoTime();
      Upgrades.open(server.port(), ContestServices.ECHO).close();
      return String.format(
          Locale.ROOT,
          "%d of %d have been ended by the server; a new one was let in within %.1f ms",
          ended,
          clients,
          (System.nanoTime() - start) / 1e6);
    } finally {
      close(asking);
      close(open);
    }
  }

  private void drip(List<SocketChannel> channels, byte value) throws IOException {
    for (SocketChannel channel : channels) {
      if (channel.isOpen()) {
        try {
          channel.write(ByteBuffer.wrap(new byte[] {value}));
        } catch (IOException cut) {
          ended++;
          channel.close();
        }
      }
    }
  }

  private static void close(List<SocketChannel> channels) throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
