// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One connection that sends as many frames as it can, and reads nothing meanwhile. */
final class FrameFlood implements Floods.Flood {

  /** After which a connection is cut that is still there. */
  private static final int ANSWER_MILLIS = 1_000;

  private final String name;
  private final String path;
  private final FloodFrames frames;
  private final int seconds;

  FrameFlood(String name, String path, FloodFrames frames, int seconds) {
    this.name = name;
    this.path = path;
    this.frames = frames;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "%s, %s frames"
        .formatted(name, frames.most() == Integer.MAX_VALUE ? "endless" : frames.most());
  }

  @Override
  public String run(ServerProcess server) throws IOException, InterruptedException {
    try (SocketChannel peer = Upgrades.open(server.port(), path)) {
      peer.configureBlocking(false);
      long start = System.nanoTime();
      long[] sent = new long[1];
      String end = send(peer, sent, start + TimeUnit.SECONDS.toNanos(seconds));
      double taken = (System.nanoTime() - start) / 1e9;
      return String.format(
          Locale.ROOT, "%,d frames sent in %.1f s; %s; %s", sent[0], taken, end, answer(peer));
    }
  }

  private String send(SocketChannel peer, long[] sent, long deadline) throws InterruptedException {
    try {
      if (!write(peer, frames.begin().duplicate(), deadline)) {
        return "not taken";
      }
      while (sent[0] < frames.most()) {
        if (!write(peer, frames.block().duplicate(), deadline)) {
          return "it still had to wait at the end";
        }
        sent[0] += frames.perBlock();
      }
      return "all were taken";
    } catch (IOException e) {
      return "then the connection was ended: " + e.getMessage();
    }
  }

  private static boolean write(SocketChannel peer, ByteBuffer bytes, long deadline)
      throws IOException, InterruptedException {
    while (bytes.hasRemaining()) {
      if (peer.write(bytes) == 0) {
        Thread.sleep(1);
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }

  /** The beginning of what has come back. */
  private static String answer(SocketChannel peer) throws InterruptedException {
    Thread.sleep(ANSWER_MILLIS);
    ByteBuffer bytes = ByteBuffer.allocate(100);
    try {
      if (peer.read(bytes) < 0) {
        return "EOF";
      }
    } catch (IOException e) {
      return "answer lost: " + e.getMessage();
    }
    if (bytes.flip().remaining() < 4) {
      return "no answer";
    }
    if ((bytes.get(0) & 0xf) == 8) {
      String reason = StandardCharsets.UTF_8.decode(bytes.duplicate().position(4)).toString();
      return "close frame " + (int) bytes.getChar(2) + " " + reason;
    }
    return "frames with opcode " + (bytes.get(0) & 0xf);
  }
}
