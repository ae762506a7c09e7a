// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.impl.engine.Engine;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands frames to the container one at a time, whichever thread they come from: containers throw at
 * threads that write at once. Nothing is written after the close frame.
 */
final class SerialWriter {

  private final Session session;
  private final Engine engine;
  private final Executor eventThreads;
  private final String connectionId;

  /** Held while a frame is handed to the container. No user code runs under it. */
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Set under {@link #writing}, before our close frame is handed to the container; or once there is
   * to be none.
   */
  private volatile boolean closeSent;

  /** A close frame that is left to the thread that is writing; null if there is none. */
  private final AtomicReference<@Nullable Closure> left = new AtomicReference<>();

  /** Told when our close frame has gone. Written once, before the first frame. */
  private Runnable closing = () -> {};

  SerialWriter(Session session, DeploymentContext context, String connectionId) {
    this.session = session;
    this.engine = context.engine();
    this.eventThreads = context.open().eventThreads();
    this.connectionId = connectionId;
  }

  /** What became of a close frame. */
  enum Sending {
    /** It is on its way, or the connection was lost already. */
    SENT,
    /** There was one before. */
    SENT_BEFORE,
    /** Another thread was writing all the time. */
    BUSY
  }

  void whenClosing(Runnable action) {
    closing = action;
  }

  /** Whether it has been sent, or will be before anything else. */
  boolean isCloseSent() {
    return closeSent || left.get() != null;
  }

  /** Runs a write in its turn; the refusal is what its caller is told after the close frame. */
  void write(String refusal, Write write) {
    writing.lock();
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      if (isCloseSent()) {
        throw closed("Close frame already sent. " + refusal);
      }
      if (!session.isOpen()) {
        throw closed("Connection already closed");
      }
      write.run();
    } catch (IOException | IllegalStateException e) {
      throw new ConnectionException(Phase.WRITE, "IO Error (" + e.getMessage() + ")", e);
    } finally {
      writing.unlock();
      sendLeft();
      restore(interrupted);
    }
  }

  private static ConnectionClosureException closed(String message) {
    return new ConnectionClosureException(message, CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
  }

  /**
   * Runs what a container's report leads to. Containers report the loss of a connection from within
   * the write that noticed it; user code must neither run under that write's lock nor surprise the
   * thread that writes.
   */
  void outsideOfWrites(Runnable consequence) {
    if (writing.isHeldByCurrentThread()) {
      eventThreads.execute(consequence);
    } else {
      consequence.run();
    }
  }

  /**
   * Sends a close frame, once.
   *
   * @param patienceNanos how long to wait for another thread's write to end
   */
  Sending sendClose(Closure closure, long patienceNanos) {
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      if (writing.tryLock() || writing.tryLock(patienceNanos, TimeUnit.NANOSECONDS)) {
        try {
          return isCloseSent() ? Sending.SENT_BEFORE : sendLocked(closure);
        } finally {
          writing.unlock();
          sendLeft();
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      restore(interrupted);
    }
    return Sending.BUSY;
  }

  /** Sends a close frame, once; if another thread is writing, that one sends it when it is done. */
  Sending sendCloseOrLeave(Closure closure) {
    if (closeSent || !left.compareAndSet(null, closure)) {
      return Sending.SENT_BEFORE;
    }
    boolean interrupted = Thread.interrupted();
    sendLeft();
    restore(interrupted);
    return Sending.SENT;
  }

  /**
   * Ends the connection without a close frame, unless there was one, and waits for nobody.
   *
   * @return false if there was one
   */
  boolean cut(Closure closure) {
    if (closeSent || !left.compareAndSet(null, closure)) {
      return false;
    }
    closeSent = true;
    engine.abort(session);
    closing.run();
    return true;
  }

  /** Looks again after each release: a frame may have been left just before it. */
  private void sendLeft() {
    while (!closeSent && left.get() != null && writing.tryLock()) {
      try {
        Closure closure = left.get();
        if (!closeSent && closure != null && CloseRules.allowed(closure.statusCode())) {
          sendLocked(closure);
        }
      } finally {
        writing.unlock();
      }
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Sending sendLocked(Closure closure) {
    closeSent = true;
    try {
      if (session.isOpen()) {
        engine.expectCloseFrame(session, closure.timeout());
        session.close(
            new CloseReason(CloseCodes.getCloseCode(closure.statusCode()), closure.reason()));
      }
    } catch (IOException | IllegalStateException e) {
      ConnectionLog.debug(
          "The connection was lost before it was closed (connection " + connectionId + ")", e);
    }
    closing.run();
    return Sending.SENT;
  }

  /** A write of a single frame or message. */
  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }
}
