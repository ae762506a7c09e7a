// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.client.protocol.FrameReader;
import io.pirouette.websocket.impl.client.protocol.Violation;
import io.pirouette.websocket.impl.threads.VirtualThreads;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import io.pirouette.websocket.impl.transport.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a link. Whoever waits for a message takes the turn to read the channel, one
 * thread at a time, so that no message goes from thread to thread; when nobody has waited for a
 * while, and for virtual threads, which must not wait on a selector, the pump has the turn.
 */
final class Incoming implements Wire.Reader {

  /** How long a channel that was read stays without the pump, in nanoseconds. */
  private static final long UNATTENDED = Duration.ofMillis(450).toNanos();

  /** How long the server may take to end the connection after the last frame. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final int BUFFER_SIZE = 16_384;

  private final Link link;
  private final Transport transport;
  private final Wire wire;
  private final FrameReader frames;
  private final Inbox inbox;

  private final ReentrantLock lock = new ReentrantLock();

  /** Something has changed for those that wait: a message, the end, or the turn is free. */
  private final Condition changed = lock.newCondition();

  /** Guarded by {@link #lock}: somebody is reading the channel. */
  private boolean turnTaken;

  /** Guarded by {@link #lock}: how many threads wait. */
  private int waiting;

  /** Guarded by {@link #lock}: the pump will look whether the channel is still being read. */
  private boolean attended;

  /** Guarded by {@link #lock}: when the last turn of a user's thread ended. */
  private long leftAt;

  /** Set under {@link #lock}, once; null while the link is open. */
  private volatile @Nullable Ending ending;

  /** Guarded by {@link #lock}: a reader has been told how the link ended. */
  private boolean endingReported;

  /** Set under {@link #lock}: this end is closing, and takes no messages any more. */
  private volatile boolean discarding;

  /** Guarded by {@link #lock}: by when the channel is closed after the end; null for at once. */
  private @Nullable Deadline linger;

  /** Belongs to the turn; null while the channel is not read often. */
  private @Nullable ByteBuffer buffer;

  Incoming(Link link, Transport transport, FrameReader frames, Inbox inbox) {
    this.link = link;
    this.transport = transport;
    this.wire = transport.wire();
    this.frames = frames;
    this.inbox = inbox;
  }

  /** Takes what has come with the handshake, and lets the pump look after the channel. */
  void start(ByteBuffer rest) {
    lock.lock();
    try {
      turnTaken = true;
      attended = true;
      leftAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
    feed(rest);
    wire.attend(this);
    endTurn();
  }

  /**
   * The next message, of a kind.
   *
   * @throws LinkEnded if there is none and will be none
   * @throws ReadTimedOutException if the deadline passes
   * @throws InterruptedException if there is something to wait for, and the thread is interrupted
   */
  Object next(Inbox.Kind kind, Deadline deadline) throws InterruptedException {
    lock.lock();
    try {
      boolean open = ending == null && !discarding;
      if (!await(() -> !inbox.isEmpty(), () -> discarding, deadline)) {
        throw new ReadTimedOutException("Read timed out");
      }
      if (!inbox.isEmpty()) {
        return take(kind);
      }
      throw new LinkEnded(endOfMessages(open));
    } finally {
      lock.unlock();
    }
  }

  private Object take(Inbox.Kind kind) {
    boolean wasFull = inbox.isFull();
    Object message = inbox.take(kind);
    if (wasFull && !inbox.isFull() && !turnTaken) {
      lookAfter();
    }
    return message;
  }

  private WebSocketException endOfMessages(boolean wasOpen) {
    Ending end = ending;
    if (end == null || discarding) {
      return link.ownClosure(wasOpen ? "Connection closed" : "Connection already closed");
    }
    if (!endingReported) {
      endingReported = true;
      return end.toReader();
    }
    return end.closure(wasOpen ? "Connection closed" : "Connection already closed");
  }

  /**
   * Waits until the link has ended.
   *
   * @return how, or null if the deadline has passed
   */
  @Nullable Ending awaitEnding(Deadline deadline) throws InterruptedException {
    lock.lock();
    try {
      await(() -> false, () -> false, deadline);
      return ending;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a condition, or for the link's end.
   *
   * @param arrived looked at under the lock
   * @param stop looked at at any time; set by a thread that then wakes this one
   * @return false if the deadline has passed first
   */
  private boolean await(BooleanSupplier arrived, BooleanSupplier stop, Deadline deadline)
      throws InterruptedException {
    waiting++;
    try {
      while (!arrived.getAsBoolean() && !stop.getAsBoolean() && ending == null) {
        if (deadline.hasPassed()) {
          return false;
        }
        if (turnTaken) {
          changed.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } else if (!VirtualThreads.isCurrent()) {
          readAndWait(stop, deadline);
        } else if (!readWithoutWaiting()
            && !arrived.getAsBoolean()
            && !stop.getAsBoolean()
            && ending == null) {
          changed.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        }
      }
      return true;
    } finally {
      waiting--;
    }
  }

  /** The turn of a virtual thread: what is there is read, for the rest the pump is asked. */
  private boolean readWithoutWaiting() {
    turnTaken = true;
    lock.unlock();
    boolean read = false;
    try {
      read = read(ownBuffer()) > 0;
    } finally {
      lock.lock();
      leaveTurn();
      if (!read && ending == null) {
        wire.wantRead();
      }
    }
    return read;
  }

  /** The turn of a platform thread, which lasts until something has come. */
  private void readAndWait(BooleanSupplier stop, Deadline deadline) throws InterruptedException {
    turnTaken = true;
    lock.unlock();
    try {
      while (read(ownBuffer()) == 0
          && ending == null
          && !stop.getAsBoolean()
          && !deadline.hasPassed()) {
        wire.awaitReadable(deadline);
      }
    } catch (IOException e) {
      link.lost(e);
    } finally {
      lock.lock();
      leaveTurn();
    }
  }

  private ByteBuffer ownBuffer() {
    ByteBuffer own = buffer;
    if (own == null) {
      own = ByteBuffer.allocate(BUFFER_SIZE);
      buffer = own;
    }
    return own;
  }

  /** Reads once, by whoever has the turn; 0 if nothing is there. */
  private int read(ByteBuffer target) {
    target.clear();
    try {
      int count = transport.read(target);
      if (count < 0) {
        link.lost(null);
      } else {
        feed(target.flip());
      }
      return count;
    } catch (IOException e) {
      link.lost(e);
      return -1;
    }
  }

  private void feed(ByteBuffer bytes) {
    try {
      if (ending == null) {
        frames.read(bytes);
      }
    } catch (Violation e) {
      link.fail(e);
    } catch (RuntimeException | Error e) {
      // Memory that is short, say: this connection cannot go on, all others do.
      link.lost(e);
    }
  }

  private void endTurn() {
    lock.lock();
    try {
      leaveTurn();
    } finally {
      lock.unlock();
    }
  }

  private void leaveTurn() {
    turnTaken = false;
    if (ending != null) {
      release();
      return;
    }
    leftAt = System.nanoTime();
    if (waiting > 1 || (waiting > 0 && !inbox.isEmpty())) {
      changed.signalAll();
    }
    if (!attended) {
      lookAfter();
    }
  }

  /** Makes the pump look after the channel, should nobody read it for a while. */
  private void lookAfter() {
    attended = true;
    wire.leave();
  }

  /** Gives back what reading holds; by whoever has the turn, or may take it. */
  private void release() {
    buffer = null;
    wire.releaseSelector();
    link.releaseDecoder();
  }

  @Override
  public void readable(ByteBuffer scratch) {
    lock.lock();
    try {
      if (ending != null) {
        discard(scratch);
        return;
      }
      if (turnTaken || inbox.isFull()) {
        return;
      }
      turnTaken = true;
    } finally {
      lock.unlock();
    }
    pump(scratch);
  }

  /** The turn of the pump, which ends before the inbox overflows. */
  private void pump(ByteBuffer scratch) {
    while (read(scratch) > 0 && ending == null && !isFull()) {
      continue;
    }
    lock.lock();
    try {
      turnTaken = false;
      if (ending != null) {
        release();
      } else {
        if (!inbox.isFull()) {
          wire.wantRead();
        }
        if (waiting > 0) {
          changed.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    lock.lock();
    try {
      return inbox.isFull();
    } finally {
      lock.unlock();
    }
  }

  /** After the end, what still comes is read for the sake of the peer, who is not to be reset. */
  private void discard(ByteBuffer scratch) {
    scratch.clear();
    int count;
    try {
      count = transport.read(scratch);
    } catch (IOException e) {
      count = -1;
    }
    if (count < 0) {
      wire.close();
    } else {
      wire.wantRead();
    }
  }

  @Override
  public boolean tick() {
    lock.lock();
    try {
      if (ending != null) {
        return hasLingered();
      }
      if (!turnTaken && System.nanoTime() - leftAt < UNATTENDED) {
        return false;
      }
      attended = false;
      if (!turnTaken) {
        buffer = null;
        wire.releaseSelector();
        if (!inbox.isFull()) {
          wire.wantRead();
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasLingered() {
    Deadline end = linger;
    if (end == null || end.hasPassed()) {
      wire.close();
      return true;
    }
    return false;
  }

  @Override
  public void writable() {
    link.outgoing().flush();
  }

  /** A writer waits for the server, which may itself be waiting until it is read. */
  void attendNow() {
    lock.lock();
    try {
      if (!turnTaken && !inbox.isFull() && ending == null) {
        wire.wantRead();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A message has come; called by whoever has the turn. */
  void deliver(Object message, long bytes) {
    lock.lock();
    try {
      if (!discarding) {
        inbox.add(message, bytes);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** This end is closing: readers end, and messages are not kept any more. */
  void startDiscarding() {
    lock.lock();
    try {
      discarding = true;
      inbox.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    wire.wakeReader();
  }

  /**
   * Ends the link, once.
   *
   * @param lingers whether the server shall end the connection, if it does so soon
   * @return false if it had ended before
   */
  boolean end(Ending how, boolean lingers) {
    lock.lock();
    try {
      if (ending != null) {
        return false;
      }
      ending = how;
      changed.signalAll();
      if (!turnTaken) {
        release();
      }
      linger = lingers ? Deadline.in(LINGER) : null;
    } finally {
      lock.unlock();
    }
    if (lingers) {
      wire.wantRead();
      wire.leave();
    } else {
      wire.close();
    }
    wire.wakeReader();
    return true;
  }

  @Nullable Ending ending() {
    return ending;
  }
}
