// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A peer that has a text echoed every few milliseconds, and notes how long that takes. */
final class Bystander implements AutoCloseable {

  private static final int PAUSE_MILLIS = 5;
  private static final int LENGTH = 50;

  private final SocketChannel channel;
  private final EchoFrames frames = new EchoFrames(LENGTH, 1);
  private final Thread thread = new Thread(this::run, "bystander");

  /** Changed and replaced while this is locked. */
  private Delays delays = new Delays();

  private volatile boolean ended;
  private volatile boolean failed;

  private Bystander(SocketChannel channel) {
    this.channel = channel;
  }

  static Bystander start(int port) throws IOException {
    Bystander bystander = new Bystander(Upgrades.open(port, ContestServices.ECHO));
    bystander.thread.start();
    return bystander;
  }

  private void run() {
    try {
      while (!ended) {
        long start = System.nanoTime();
        channel.write(frames.questions(1));
        int part = 0;
        while (part < frames.answerLength()) {
          part += read(part);
        }
        note(System.nanoTime() - start);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      if (!ended) {
        failed = true;
        System.out.println("  the bystander is not served any more: " + e);
      }
    }
  }

  private int read(int part) throws IOException {
    ByteBuffer bytes = frames.buffer();
    if (channel.read(bytes) < 0) {
      throw new EOFException();
    }
    frames.check(bytes.flip(), part);
    return bytes.remaining();
  }

  private synchronized void note(long nanos) {
    delays.add(nanos);
  }

  /** What was noted since the last time. */
  synchronized Delays report() {
    Delays reported = delays;
    delays = new Delays();
    return reported;
  }

  boolean isServed() {
    return !failed;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    channel.close();
  }
}
