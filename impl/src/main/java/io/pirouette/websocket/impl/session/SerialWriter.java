// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.Opcode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one way of frames to the container, up to the close frame, behind which nothing is written.
 * Messages go by the {@link Outlet} of the service's policy for slow consumers.
 */
final class SerialWriter {

  /** How long the answer to the peer's close frame waits for messages before it. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);

  private final FrameChannel channel;
  private final Executor eventThreads;
  private final String connectionId;
  private final Outlet outlet;

  /** Set while the outlet is ours, before our close frame goes; or once there is to be none. */
  private volatile boolean closeSent;

  /** Set when the container has closed; it takes the connection for open a moment longer. */
  private volatile boolean ended;

  /** A close frame that goes when the messages before it have gone; null if there is none. */
  private final AtomicReference<@Nullable Closure> left = new AtomicReference<>();

  /** Written once, before the first frame. */
  private WriteListener listener = WriteListener.NOBODY;

  SerialWriter(
      FrameChannel channel,
      ServiceConfiguration configuration,
      DeploymentContext context,
      String connectionId) {
    this.channel = channel;
    this.eventThreads = context.open().eventThreads();
    this.connectionId = connectionId;
    SlowConsumerPolicy policy = configuration.slowConsumerPolicy();
    int maxFrameSize = configuration.maxFrameSize();
    this.outlet =
        isWaiting(policy, context)
            ? new WaitingOutlet(
                channel, maxFrameSize, writeTimeout(policy), context.heldReplies(), this::sendLeft)
            : new SendQueue(channel, maxFrameSize, policy, this::sendLeft);
  }

  private static boolean isWaiting(SlowConsumerPolicy policy, DeploymentContext context) {
    return policy instanceof SlowConsumerPolicy.Block
        || !context.engine().capabilities().asynchronousWrites();
  }

  /** How long the network may take for a frame. */
  static Duration writeTimeout(SlowConsumerPolicy policy) {
    return policy instanceof SlowConsumerPolicy.Block block
        ? block.writeTimeout()
        : SlowConsumerPolicy.Block.DEFAULT.writeTimeout();
  }

  /** What became of a close frame. */
  enum Sending {
    /** It is on its way, or the connection was lost already. */
    SENT,
    /** There was one before. */
    SENT_BEFORE,
    /** The messages before it did not go. */
    BUSY
  }

  void connect(WriteListener connection) {
    listener = connection;
    outlet.connect(connection);
  }

  /** Whether it has been sent, or will be before anything else. */
  boolean isCloseSent() {
    return closeSent || left.get() != null;
  }

  /** The container has closed the connection, or is about to answer the peer's close frame. */
  void end() {
    ended = true;
  }

  /** Whether messages can be written. */
  boolean isOpen() {
    return !isCloseSent() && isConnected();
  }

  private boolean isConnected() {
    return !ended && channel.isOpen();
  }

  /** Whether it waits for messages before it. */
  boolean isCloseLeft() {
    return !closeSent && left.get() != null;
  }

  /**
   * Sends a message in its turn.
   *
   * @param refusal what its caller is told after the close frame
   * @return false if there is no room for it, for which the connection is to be closed
   */
  boolean write(Opcode opcode, byte[] payload, String refusal) {
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      return outlet.write(opcode, payload, () -> checkOpen(refusal));
    } finally {
      restore(interrupted);
    }
  }

  /** Sends a ping of the library's own; returns false if that cannot be done now. */
  boolean heartbeat(byte[] payload) {
    return outlet.writeUrgently(Opcode.HEARTBEAT, payload, () -> checkOpen("No heartbeat."));
  }

  private void checkOpen(String refusal) {
    if (isCloseSent()) {
      throw closed("Close frame already sent. " + refusal);
    }
    if (!isConnected()) {
      throw closed("Connection already closed");
    }
  }

  private static ConnectionClosureException closed(String message) {
    return new ConnectionClosureException(message, CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
  }

  /** Sends at once what the container holds. */
  void flushHeld() {
    outlet.flushHeld();
  }

  /**
   * Runs what a container's report leads to. Containers report the loss of a connection from within
   * the write that noticed it; user code must neither run in that write's turn nor surprise the
   * thread that writes.
   */
  void outsideOfWrites(Runnable consequence) {
    if (outlet.isWriting()) {
      eventThreads.execute(consequence);
    } else {
      consequence.run();
    }
  }

  /**
   * Has the container answer the peer's close frame behind what is being sent; nothing is sent
   * after it.
   */
  void answer(Runnable acceptance) {
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      if (!outlet.runAlone(() -> acceptAndEnd(acceptance), ANSWER_PATIENCE.toNanos())) {
        acceptAndEnd(acceptance);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      acceptAndEnd(acceptance);
    } finally {
      restore(interrupted);
    }
  }

  private void acceptAndEnd(Runnable acceptance) {
    acceptance.run();
    end();
  }

  /** Drops the messages that wait. */
  void clear() {
    outlet.clear();
  }

  /**
   * Sends a close frame, once, behind the messages before it.
   *
   * @param patienceNanos how long to wait for these
   */
  Sending sendClose(Closure closure, long patienceNanos) {
    if (isCloseSent()) {
      return Sending.SENT_BEFORE;
    }
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    boolean[] first = new boolean[1];
    try {
      if (!outlet.runAlone(() -> first[0] = sendAlone(closure), patienceNanos)) {
        return Sending.BUSY;
      }
    } catch (InterruptedException e) {
      interrupted = true;
      return Sending.BUSY;
    } finally {
      restore(interrupted);
    }
    return first[0] ? Sending.SENT : Sending.SENT_BEFORE;
  }

  /** Sends a close frame, once; if messages are to go before, when they have gone. */
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
    channel.abort();
    listener.closing();
    return true;
  }

  /** Tried again whenever the outlet may be free: a frame may have been left just before. */
  private void sendLeft() {
    while (!closeSent && left.get() != null) {
      if (!outlet.tryRunAlone(this::sendLeftAlone)) {
        return;
      }
    }
  }

  private void sendLeftAlone() {
    Closure closure = left.get();
    if (!closeSent && closure != null && CloseRules.allowed(closure.statusCode())) {
      send(closure);
    }
  }

  private boolean sendAlone(Closure closure) {
    boolean first = !isCloseSent();
    if (first) {
      send(closure);
    }
    return first;
  }

  private void send(Closure closure) {
    closeSent = true;
    try {
      if (isConnected()) {
        channel.close(closure.statusCode(), closure.reason(), closure.timeout());
      }
    } catch (IOException | IllegalStateException e) {
      ConnectionLog.debug(
          "The connection was lost before it was closed (connection " + connectionId + ")", e);
    }
    listener.closing();
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
