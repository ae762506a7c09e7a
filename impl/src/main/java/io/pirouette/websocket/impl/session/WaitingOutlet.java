// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.Opcode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writers wait until their message has gone, and those behind them. But the container may hold a
 * message for a moment if the connection is known to have more to answer soon: what answers
 * messages that have come together goes together ({@link HeldReplies} sees to it that the moment is
 * short).
 */
final class WaitingOutlet implements Outlet {

  private final FrameChannel channel;
  private final int maxFrameSize;
  private final Duration writeTimeout;
  private final HeldReplies heldReplies;

  /** Told when another thread may write. */
  private final Runnable released;

  /** Held while frames are handed to the container. No user code runs under it. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Whether the container holds frames. Written under {@link #writing}. */
  private volatile boolean holding;

  private volatile long heldSince;

  /** Whether a flush has found another thread writing. */
  private volatile boolean flushMissed;

  /** Written once, before the first frame. */
  private WriteListener listener = WriteListener.NOBODY;

  WaitingOutlet(
      FrameChannel channel,
      int maxFrameSize,
      Duration writeTimeout,
      HeldReplies heldReplies,
      Runnable released) {
    this.channel = channel;
    this.maxFrameSize = maxFrameSize;
    this.writeTimeout = writeTimeout;
    this.heldReplies = heldReplies;
    this.released = released;
  }

  @Override
  public void connect(WriteListener connection) {
    listener = connection;
  }

  @Override
  public boolean write(Opcode opcode, byte[] payload, Runnable check) {
    boolean interrupted = lock();
    try {
      check.run();
      boolean more = listener.isMoreComing();
      if (more && !holding) {
        channel.hold();
        heldSince = System.nanoTime();
        holding = true;
        heldReplies.watch(this);
      }
      send(opcode, payload);
      if (!more) {
        flush();
      }
    } catch (IOException | IllegalStateException e) {
      throw failure(e);
    } finally {
      unlock();
      restore(interrupted);
    }
    return true;
  }

  /** One time for all frames of a message: a peer that takes one now and then holds up nobody. */
  private void send(Opcode opcode, byte[] payload) throws IOException {
    long deadline = System.nanoTime() + writeTimeout.toNanos();
    Fragments fragments = new Fragments(opcode, payload, maxFrameSize);
    channel.send(fragments.opcode(), fragments.payload(), fragments.isLast());
    while (!fragments.isLast()) {
      if (System.nanoTime() - deadline > 0) {
        channel.abort();
        throw new SocketTimeoutException("the peer reads too slowly");
      }
      fragments.next();
      channel.send(fragments.opcode(), fragments.payload(), fragments.isLast());
    }
  }

  private void flush() throws IOException {
    if (holding) {
      holding = false;
      channel.flush();
    }
  }

  /**
   * An interrupt does not end the wait, for containers would take it for the loss of the
   * connection.
   *
   * @return whether there was one, which is to be set again
   */
  private boolean lock() {
    boolean interrupted = false;
    boolean locked = writing.tryLock();
    long deadline = locked ? 0 : System.nanoTime() + writeTimeout.toNanos();
    while (!locked) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        restore(interrupted);
        throw new WriteTimedOutException("Write timed out");
      }
      try {
        locked = writing.tryLock(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void unlock() {
    writing.unlock();
    released.run();
    if (flushMissed && holding) {
      flushMissed = false;
      heldReplies.watch(this);
    }
  }

  private static WebSocketException failure(Exception e) {
    return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException
        ? new WriteTimedOutException("Write timed out")
        : new ConnectionException(Phase.WRITE, "IO Error (" + e.getMessage() + ")", e);
  }

  @Override
  public boolean writeUrgently(Opcode opcode, byte[] payload, Runnable check) {
    if (!writing.tryLock()) {
      return false;
    }
    try {
      check.run();
      send(opcode, payload);
      flush();
      return true;
    } catch (IOException | IllegalStateException e) {
      throw failure(e);
    } finally {
      unlock();
    }
  }

  /** Whether the container holds frames that are to go. */
  boolean isHolding() {
    return holding;
  }

  /** Whether it has held frames since a time, by {@link System#nanoTime}. */
  boolean isHoldingSince(long time) {
    return holding && heldSince - time <= 0;
  }

  @Override
  public void flushHeld() {
    if (!holding) {
      return;
    }
    // Set first: whoever has the lock looks at it when he has given it back.
    flushMissed = true;
    if (!writing.tryLock()) {
      return;
    }
    flushMissed = false;
    WebSocketException failure = null;
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      failure = tryFlush();
    } finally {
      unlock();
      restore(interrupted);
    }
    tell(failure);
  }

  private @Nullable WebSocketException tryFlush() {
    try {
      flush();
      return null;
    } catch (IOException | IllegalStateException e) {
      return failure(e);
    }
  }

  /** Never under the lock: the service's own method may follow. */
  private void tell(@Nullable WebSocketException failure) {
    if (failure != null) {
      listener.heldRepliesLost(failure);
    }
  }

  @Override
  public boolean runAlone(Runnable action, long patienceNanos) throws InterruptedException {
    return (writing.tryLock() || writing.tryLock(patienceNanos, TimeUnit.NANOSECONDS))
        && runLocked(action);
  }

  @Override
  public boolean tryRunAlone(Runnable action) {
    return writing.tryLock() && runLocked(action);
  }

  private boolean runLocked(Runnable action) {
    WebSocketException failure;
    try {
      failure = tryFlush();
      action.run();
    } finally {
      unlock();
    }
    tell(failure);
    return true;
  }

  @Override
  public boolean isWriting() {
    return writing.isHeldByCurrentThread();
  }
}
