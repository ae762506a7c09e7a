// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One connection to an echo, which always has the same number of messages under way: as many as
 * were answered are sent anew, in one write. Never blocks, and checks every byte of the answers.
 */
final class EchoPeer {

  private final SocketChannel channel;
  private final EchoFrames frames;

  /** When each message that is under way was sent, in the order of the answers. */
  private final long[] sent;

  private long asked;
  private long answered;

  /** Bytes of the answer that has arrived in part. */
  private int part;

  /** Of a connection that is upgraded, and not blocking. */
  EchoPeer(SocketChannel channel, Selector selector, EchoFrames frames, int inFlight)
      throws IOException {
    this.channel = channel;
    this.frames = frames;
    sent = new long[inFlight];
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Sends as many messages as may be under way; none must be. */
  void begin() throws IOException {
    ask(sent.length);
  }

  /** Whether all is answered. */
  boolean isQuiet() {
    return asked == answered;
  }

  private void ask(int messages) throws IOException {
    long now = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      sent[(int) (asked++ % sent.length)] = now;
    }
    ByteBuffer bytes = frames.questions(messages);
    while (bytes.hasRemaining()) {
      // The kernel's buffer is larger than all that is ever under way.
      channel.write(bytes);
    }
  }

  /** Takes what has arrived, and returns how many answers that were. */
  int readable(boolean goOn, Delays delays) throws IOException {
    ByteBuffer bytes = frames.buffer();
    if (channel.read(bytes) < 0) {
      throw new EOFException("the server has ended the connection");
    }
    int read = bytes.flip().remaining();
    frames.check(bytes, part);
    int answers = (part + read) / frames.answerLength();
    part = (part + read) % frames.answerLength();
    long now = System.nanoTime();
    for (int i = 0; i < answers; i++) {
      delays.add(now - sent[(int) (answered++ % sent.length)]);
    }
    if (goOn && answers > 0) {
      ask(answers);
    }
    return answers;
  }

  void close() throws IOException {
    channel.close();
  }
}
