// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.impl.client.protocol.FrameCodec;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a link: frames one at a time, whichever thread they come from. What the
 * reading side has to answer never waits: it goes between the frames of others, or when the pump
 * finds the channel writable.
 */
final class Outgoing {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Link link;
  private final Transport transport;
  private final FrameCodec codec;

  /** Held while a frame is made and sent. */
  private final ReentrantLock writing = new ReentrantLock();

  /** The payload of the latest ping that was not answered yet (RFC 6455 section 5.5.3). */
  private final AtomicReference<byte @Nullable []> pong = new AtomicReference<>();

  /** The answer to the server's close frame, or what tells it of a broken rule; not sent yet. */
  private final AtomicReference<@Nullable CloseFrame> lastFrame = new AtomicReference<>();

  /** Guarded by {@link #writing}: what is left of an answer. */
  private ByteBuffer rest = NOTHING;

  /** Set under {@link #writing}, before a close frame is made. */
  private volatile boolean closeSent;

  private record CloseFrame(int statusCode, String reason) {}

  /** Sends one message, in one frame or several. */
  @FunctionalInterface
  interface Frames {
    void send() throws IOException, InterruptedException;
  }

  Outgoing(Link link, Transport transport, FrameCodec codec) {
    this.link = link;
    this.transport = transport;
    this.codec = codec;
  }

  boolean isCloseSent() {
    return closeSent;
  }

  /**
   * Sends a message in its turn.
   *
   * @param refusal what the caller is told after the close frame
   * @throws LinkEnded if the link has ended or ends meanwhile
   */
  void write(String refusal, Deadline deadline, Frames frames) throws InterruptedException {
    if (!writing.tryLock() && !writing.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      throw new WriteTimedOutException("Write timed out");
    }
    try {
      checkOpen(refusal);
      frames.send();
    } catch (IOException e) {
      Ending before = link.ending();
      link.lost(e);
      throw new LinkEnded(
          before == null ? Ending.writeFailed(e) : before.closure("Connection already closed"));
    } catch (RuntimeException | Error e) {
      if (!(e instanceof WebSocketException || e instanceof LinkEnded)) {
        // Memory that is short, say: the engine may be in the middle of a message.
        link.abort(e);
      }
      throw e;
    } finally {
      unlock();
    }
  }

  private void checkOpen(String refusal) {
    if (closeSent && !link.isClosedByPeer()) {
      throw new LinkEnded(link.ownClosure("Close frame already sent. " + refusal));
    }
    Ending ending = link.ending();
    if (ending != null) {
      throw new LinkEnded(ending.closure("Connection already closed"));
    }
    if (closeSent) {
      throw new LinkEnded(link.ownClosure("Connection already closed"));
    }
  }

  /**
   * Sends bytes to the last one; under the lock.
   *
   * @param begun whether the link is of no use without these bytes even if none of them goes
   */
  void transmit(ByteBuffer bytes, Deadline deadline, boolean begun)
      throws IOException, InterruptedException {
    // A pong that has gone in part comes first; it is kept, so that giving up does no harm.
    transport.write(rest);
    while (rest.hasRemaining() || transport.hasUnsent()) {
      awaitWritable(deadline, begun);
      transport.write(rest);
    }
    transport.write(bytes);
    while (bytes.hasRemaining() || transport.hasUnsent()) {
      boolean broken = begun || bytes.position() > 0 || !bytes.hasRemaining();
      awaitWritable(deadline, broken);
      transport.write(bytes);
    }
    try {
      sendPong();
    } catch (IOException e) {
      // The message has gone all the same.
      link.lost(e);
    }
  }

  private void awaitWritable(Deadline deadline, boolean broken)
      throws IOException, InterruptedException {
    link.incoming().attendNow();
    try {
      if (!transport.wire().awaitWritable(deadline)) {
        if (broken) {
          link.abort(new WebSocketException(Phase.WRITE, "Write timed out", null));
        }
        throw new WriteTimedOutException("Write timed out");
      }
    } catch (InterruptedException e) {
      if (broken) {
        link.abort(e);
      }
      throw e;
    }
    Ending ending = link.ending();
    // The server's close frame lets a frame end that has begun, as far as it goes meanwhile.
    if (ending != null && (!broken || transport.wire().isClosed())) {
      throw new LinkEnded(ending.closure("Connection already closed"));
    }
  }

  /** Between two frames: a ping is answered although a message is under way. */
  private void sendPong() throws IOException {
    byte[] payload = rest.hasRemaining() ? null : pong.getAndSet(null);
    if (payload != null && !closeSent) {
      rest = codec.pong(payload);
      transport.write(rest);
    }
  }

  private void unlock() {
    writing.unlock();
    if (link.ending() != null) {
      release();
    }
    if (pong.get() != null || lastFrame.get() != null || rest.hasRemaining()) {
      flush();
    }
  }

  /** The link has ended: gives back what compression holds, or the thread that writes will. */
  void release() {
    if (writing.tryLock()) {
      try {
        codec.releaseEncoder();
      } finally {
        writing.unlock();
      }
    }
  }

  /** Answers a ping as soon as that goes without waiting. */
  void answer(byte[] payload) {
    pong.set(payload);
    flush();
  }

  /** Sends a last frame as soon as that goes without waiting. */
  void closeSoon(int statusCode, String reason) {
    lastFrame.compareAndSet(null, new CloseFrame(statusCode, reason));
    flush();
  }

  /** Sends what waits, as far as that goes now, unless another thread will do so. */
  void flush() {
    while (writing.tryLock()) {
      boolean done;
      try {
        done = flushLocked();
      } catch (IOException | RuntimeException | Error e) {
        // What is left will never go.
        link.lost(e);
        return;
      } finally {
        writing.unlock();
      }
      // Another thread may have left something while it found the lock taken.
      if (done && (pong.get() == null || closeSent) && lastFrame.get() == null) {
        return;
      }
      if (!done) {
        transport.wire().wantWrite();
        return;
      }
    }
  }

  /** Whether everything has gone. */
  private boolean flushLocked() throws IOException {
    transport.write(rest);
    sendPong();
    if (rest.hasRemaining() || transport.hasUnsent()) {
      return false;
    }
    CloseFrame last = lastFrame.getAndSet(null);
    if (last != null && !closeSent) {
      closeSent = true;
      rest = codec.close(last.statusCode(), last.reason());
      transport.write(rest);
    }
    boolean gone = !rest.hasRemaining() && !transport.hasUnsent();
    if (gone && closeSent && link.ending() != null) {
      transport.finish();
    }
    return gone;
  }

  /** What became of a close frame. */
  enum Sending {
    SENT,
    SENT_BEFORE,
    BUSY
  }

  /** Sends this end's close frame, once. */
  Sending close(int statusCode, String reason, Deadline deadline) throws InterruptedException {
    if (!writing.tryLock() && !writing.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      return Sending.BUSY;
    }
    try {
      if (closeSent || link.ending() != null) {
        return Sending.SENT_BEFORE;
      }
      closeSent = true;
      transmit(codec.close(statusCode, reason), deadline, true);
      return Sending.SENT;
    } catch (WriteTimedOutException e) {
      return Sending.BUSY;
    } catch (IOException e) {
      link.lost(e);
      return Sending.SENT;
    } catch (LinkEnded e) {
      return Sending.SENT;
    } finally {
      unlock();
    }
  }
}
