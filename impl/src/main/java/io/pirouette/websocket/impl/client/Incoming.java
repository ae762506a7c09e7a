// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.impl.client.protocol.FrameReader;
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

  /** How long the server may take to end the connection after the last frame. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final Link link;
  private final Wire wire;
  private final Inbox inbox = new Inbox();

  private final Attendance attendance;

  /** Used by whoever has the turn. */
  private final ChannelReader reader;

  private final ReentrantLock lock = new ReentrantLock();

  /** Something has changed for those that wait: a message, the end, or the turn is free. */
  private final Condition changed = lock.newCondition();

  /** Guarded by {@link #lock}: somebody is reading the channel. */
  private boolean turnTaken;

  /** Belongs to the turn: whether a thread may wait on a selector of its own. */
  private volatile boolean selectable = true;

  /** Guarded by {@link #lock}: how many threads wait. */
  private int waiting;

  /** Set under {@link #lock}, once; null while the link is open. */
  private volatile @Nullable Ending ending;

  /** Set under {@link #lock}: this end is closing, and takes no messages any more. */
  private volatile boolean discarding;

  Incoming(Link link, Transport transport, FrameReader frames) {
    this.link = link;
    this.wire = transport.wire();
    this.reader = new ChannelReader(link, transport, frames);
    this.attendance = new Attendance(wire, inbox, reader);
  }

  /** Takes what has come with the handshake, and lets the pump look after the channel. */
  void start(ByteBuffer rest) {
    turnTaken = true;
    reader.feed(rest);
    wire.attend(this);
    lock.lock();
    try {
      leaveTurn();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next message, of a kind.
   *
   * @throws LinkEnded if there is none and will be none
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
      throw new LinkEnded(link.endOfMessages(discarding, open));
    } finally {
      lock.unlock();
    }
  }

  private Object take(Inbox.Kind kind) {
    boolean wasFull = inbox.isFull();
    try {
      return inbox.take(kind);
    } finally {
      if (wasFull && !inbox.isFull()) {
        attendance.announce();
      }
      if (!inbox.isEmpty()) {
        // For a reader of the other kind, if this one could not take it.
        changed.signal();
      }
    }
  }

  /** Waits until the link has ended; null if the deadline has passed first. */
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
        boolean byPump = !selectable || VirtualThreads.isCurrent();
        if (turnTaken || (byPump && attendance.isAsked())) {
          changed.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } else if (byPump) {
          readWithoutWaiting();
        } else {
          readAndWait(stop, deadline);
        }
      }
      return true;
    } finally {
      waiting--;
    }
  }

  /** The turn of a virtual thread: what is there is read, the rest is left to the pump. */
  private void readWithoutWaiting() {
    turnTaken = true;
    lock.unlock();
    int read = 0;
    try {
      read = reader.read();
    } finally {
      lock.lock();
      leaveTurn();
      if (read == 0 && ending == null) {
        attendance.ask();
      }
    }
  }

  /** The turn of a platform thread, which lasts until something has come. */
  private void readAndWait(BooleanSupplier stop, Deadline deadline) throws InterruptedException {
    turnTaken = true;
    lock.unlock();
    try {
      boolean nothing = reader.isLikelyEmpty() || reader.read() == 0;
      while (nothing && ending == null && !stop.getAsBoolean() && !deadline.hasPassed()) {
        wire.awaitReadable(deadline, stop);
        nothing = reader.read() == 0;
        if (nothing && Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } catch (IOException e) {
      // Descriptors are short: from now on, platform threads wait as virtual ones do.
      selectable = false;
    } finally {
      lock.lock();
      leaveTurn();
    }
  }

  private void leaveTurn() {
    turnTaken = false;
    if (ending != null) {
      reader.end();
      return;
    }
    attendance.left();
    if (waiting > 1 || (waiting > 0 && !inbox.isEmpty())) {
      changed.signalAll();
    }
  }

  @Override
  public void readable(ByteBuffer scratch) {
    lock.lock();
    try {
      attendance.answered();
      if (ending != null && !turnTaken) {
        reader.discard(scratch);
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
    reader.readAll(scratch, inbox);
    lock.lock();
    try {
      turnTaken = false;
      if (ending != null) {
        reader.end();
        return;
      }
      attendance.ask();
      if (waiting > 0) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean tick() {
    lock.lock();
    try {
      if (ending != null || reader.isLingering()) {
        return reader.closeIfLate();
      }
      if (attendance.isTooEarly(turnTaken)) {
        return false;
      }
      if (!turnTaken) {
        reader.release();
        attendance.ask();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(Throwable cause) {
    link.lost(cause);
  }

  @Override
  public void writable() {
    link.outgoing().flush();
  }

  /** A writer waits for the server, which may itself be waiting until it is read. */
  void attendNow() {
    lock.lock();
    try {
      if (!turnTaken && ending == null) {
        attendance.ask();
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

  /** Ends the link after a while, if the server does not. */
  void expectEnd(Duration timeout) {
    reader.linger(timeout);
    wire.leave();
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
   * Ends the link, once; if it lingers, the server shall end the connection, if it does so soon.
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
        reader.end();
      }
      if (lingers) {
        reader.linger(LINGER);
      }
    } finally {
      lock.unlock();
    }
    if (lingers) {
      wire.wantRead(false);
      wire.leave();
    } else {
      reader.close(how);
    }
    wire.wakeReader();
    return true;
  }

  @Nullable Ending ending() {
    return ending;
  }
}
