// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.client.protocol.FrameReader;
import io.pirouette.websocket.impl.client.protocol.Violation;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a link's channel without waiting, for whoever has the turn. */
final class ChannelReader {

  private static final int BUFFER_SIZE = 16_384;

  /** So that one server that sends without end does not keep the pump from all others. */
  private static final int READS_PER_TURN = 16;

  private final Link link;
  private final Transport transport;
  private final FrameReader frames;

  /** Null while the channel is not read often. */
  private @Nullable ByteBuffer buffer;

  /** The last read has not filled its target. */
  private boolean drained;

  /** By when the server has to end the connection; null while it need not. */
  private volatile @Nullable Deadline linger;

  ChannelReader(Link link, Transport transport, FrameReader frames) {
    this.link = link;
    this.transport = transport;
    this.frames = frames;
  }

  /** Reads what is there; 0 if nothing is, -1 if nothing will be. */
  int read() {
    ByteBuffer own = buffer;
    if (own == null) {
      own = ByteBuffer.allocate(BUFFER_SIZE);
      buffer = own;
    }
    return read(own);
  }

  /** As {@link #read()}, into a buffer that is free until the return. */
  int read(ByteBuffer target) {
    target.clear();
    try {
      int count = transport.read(target);
      drained = target.hasRemaining();
      if (count < 0) {
        link.lost(null);
      } else {
        feed(target.flip());
      }
      return count;
    } catch (IOException | RuntimeException | Error e) {
      // Memory that is short, say: this connection cannot go on, all others do.
      link.lost(e);
      return -1;
    }
  }

  /** Reads all that is there, as long as there is room, and others need not wait for too long. */
  void readAll(ByteBuffer scratch, Inbox inbox) {
    int reads = 0;
    boolean more = true;
    while (more && link.ending() == null && !inbox.isFull() && reads < READS_PER_TURN) {
      more = read(scratch) == scratch.capacity();
      reads++;
    }
  }

  /**
   * Whether the last read took all that there was: then the next thing comes later, as a rule, and
   * to look for it would be in vain.
   */
  boolean isLikelyEmpty() {
    return drained && !transport.hasReceived();
  }

  /** Whether there is something to be read that the channel does not know of any more. */
  boolean hasMore() {
    return transport.hasReceived();
  }

  void feed(ByteBuffer bytes) {
    try {
      if (link.ending() == null) {
        frames.read(bytes);
      }
    } catch (Violation e) {
      link.fail(e);
    } catch (RuntimeException | Error e) {
      // Memory that is short, say: this connection cannot go on, all others do.
      link.lost(e);
    }
  }

  /** The channel is not read for a while. */
  void release() {
    buffer = null;
    transport.wire().releaseSelector();
  }

  /** The channel is not read any more by a user's thread, and nothing is decoded. */
  void end() {
    release();
    link.releaseDecoder();
    frames.release();
  }

  /** From now on the server has some time to end the connection. */
  void linger(Duration time) {
    linger = Deadline.in(time);
  }

  boolean isLingering() {
    return linger != null;
  }

  /** Closes the channel; after both close frames the server is told that TLS ends, too. */
  void close(Ending how) {
    if (!how.isLost()) {
      try {
        transport.finish();
      } catch (IOException e) {
        // The connection has ended, which is what was wanted.
      }
    }
    transport.wire().close();
  }

  /** What comes after the end is read for the sake of the server, which is not to be reset. */
  void discard(ByteBuffer scratch) {
    scratch.clear();
    int count;
    try {
      count = transport.read(scratch);
    } catch (IOException e) {
      count = -1;
    }
    if (count < 0) {
      transport.wire().close();
    } else {
      transport.wire().wantRead(false);
    }
  }

  /** Closes the channel if the server has had its time; says whether it is closed. */
  boolean closeIfLate() {
    Deadline end = linger;
    boolean late = end == null || end.hasPassed();
    if (late) {
      link.lost(null);
      transport.wire().close();
    }
    return late;
  }
}
