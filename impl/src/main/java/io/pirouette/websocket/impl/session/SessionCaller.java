// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.impl.engine.Engine;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its user holds it. Containers throw at threads that write at once; here they take
 * turns.
 */
public final class SessionCaller implements Caller {

  private static final int MAX_CONTROL_PAYLOAD = 125;

  private final Session session;
  private final Engine engine;
  private final UpgradeRequest upgradeRequest;
  private final Executor eventThreads;
  private final String connectionId = UUID.randomUUID().toString();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>(1);

  /** Held while a frame is handed to the container. No user code runs under it. */
  private final ReentrantLock writing = new ReentrantLock();

  private final CloseHandshake closeHandshake = new CloseHandshake();

  /** Set under {@link #writing}, before our close frame is handed to the container. */
  private volatile boolean closeSent;

  /** The caller of an open session. */
  public SessionCaller(
      Session session, Engine engine, UpgradeRequest upgradeRequest, Executor eventThreads) {
    this.session = session;
    this.engine = engine;
    this.upgradeRequest = upgradeRequest;
    this.eventThreads = eventThreads;
  }

  @Override
  public void writeTextMessage(String data) {
    checkText(data);
    write("Cannot push text data!", () -> session.getBasicRemote().sendText(data));
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
    Objects.requireNonNull(data, "data");
    write(
        "Cannot push binary data.",
        () -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(data)));
  }

  @Override
  public void ping(byte[] data) {
    checkControlPayload("PING", data);
    write("Cannot send a ping.", () -> session.getBasicRemote().sendPing(ByteBuffer.wrap(data)));
  }

  @Override
  public void pong(byte[] data) {
    checkControlPayload("PONG", data);
    write("Cannot send a pong.", () -> session.getBasicRemote().sendPong(ByteBuffer.wrap(data)));
  }

  private static void checkControlPayload(String frame, byte[] data) {
    if (data.length > MAX_CONTROL_PAYLOAD) {
      throw new CorruptedFrameException(
          "invalid payload for "
              + frame
              + " (payload length must be <= "
              + MAX_CONTROL_PAYLOAD
              + ", was "
              + data.length
              + ")",
          null);
    }
  }

  /** Half a character cannot be encoded; a container would notice after half the message. */
  private static void checkText(String data) {
    for (int i = 0; i < data.length(); i++) {
      if (Character.isSurrogate(data.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(data.charAt(i))
                && i + 1 < data.length()
                && Character.isLowSurrogate(data.charAt(i + 1));
        if (!pair) {
          throw new CorruptedFrameException("unpaired surrogate at index " + i, null);
        }
        i++;
      }
    }
  }

  private void write(String refusal, Write write) {
    writing.lock();
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      if (closeSent) {
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
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
  public void outsideOfWrites(Runnable consequence) {
    if (writing.isHeldByCurrentThread()) {
      eventThreads.execute(consequence);
    } else {
      consequence.run();
    }
  }

  @Override
  public void close() {
    closeNow(CloseCodes.NORMAL_CLOSURE.getCode(), "");
  }

  @Override
  public void close(int statusCode, @Nullable String reason, Duration timeout) {
    String text = reason == null ? "" : reason;
    CloseRules.check(statusCode, text);
    Duration bounded = CloseHandshake.bounded(timeout);
    long patience = Math.max(bounded.toNanos(), CloseHandshake.LEAST_PATIENCE.toNanos());
    switch (sendClose(statusCode, text, patience, bounded)) {
      case SENT -> {
        if (ServiceThread.isRunning()) {
          closeHandshake.leaveUnattended();
        } else if (engine.awaitsCloseFrame()) {
          awaitCloseFrame(statusCode, text, bounded);
        }
      }
      case SENT_BEFORE ->
          throw new ConnectionClosureException(
              "Close frame already sent. Cannot send close frame again.", statusCode, text);
      case BUSY -> {
        engine.abort(session);
        throw unanswered(statusCode, text, bounded);
      }
    }
  }

  /** Sends a close frame if none was sent yet, and does not wait for the peer's. */
  public void closeNow(int statusCode, String reason) {
    sendClose(
        statusCode, reason, CloseHandshake.FOR_EVER.toNanos(), CloseHandshake.UNATTENDED_TIMEOUT);
  }

  /** The deployment is ending; if another thread is writing, waits as long for it to be done. */
  void goAway(long patienceNanos) {
    sendClose(
        CloseCodes.GOING_AWAY.getCode(), "", patienceNanos, CloseHandshake.UNATTENDED_TIMEOUT);
  }

  private enum Sending {
    SENT,
    SENT_BEFORE,
    /** Another thread was writing all the time. */
    BUSY
  }

  private Sending sendClose(int statusCode, String reason, long patienceNanos, Duration timeout) {
    // Containers take an interrupt for the loss of the connection.
    boolean interrupted = Thread.interrupted();
    try {
      if (!writing.tryLock() && !writing.tryLock(patienceNanos, TimeUnit.NANOSECONDS)) {
        return Sending.BUSY;
      }
    } catch (InterruptedException e) {
      interrupted = true;
      return Sending.BUSY;
    } finally {
      restore(interrupted && !writing.isHeldByCurrentThread());
    }
    try {
      return sendCloseLocked(statusCode, reason, timeout);
    } finally {
      writing.unlock();
      restore(interrupted);
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Sending sendCloseLocked(int statusCode, String reason, Duration timeout) {
    if (closeSent) {
      return Sending.SENT_BEFORE;
    }
    closeSent = true;
    try {
      if (session.isOpen()) {
        engine.expectCloseFrame(session, timeout);
        session.close(new CloseReason(CloseCodes.getCloseCode(statusCode), reason));
      }
    } catch (IOException | IllegalStateException e) {
      ConnectionLog.debug("The connection was lost before it was closed", e);
    }
    return Sending.SENT;
  }

  private void awaitCloseFrame(int statusCode, String reason, Duration timeout) {
    switch (closeHandshake.await(timeout)) {
      case CLOSED -> {}
      case LOST ->
          throw new ConnectionClosureException(
              "Connection is closed by remote endpoint without echoing a close frame",
              statusCode,
              reason);
      case OPEN -> {
        engine.abort(session);
        throw unanswered(statusCode, reason, timeout);
      }
    }
  }

  private static ConnectionClosureException unanswered(
      int statusCode, String reason, Duration timeout) {
    return new ConnectionClosureException(
        Thread.currentThread().isInterrupted()
            ? "Interrupted while waiting for a WebSocket close frame from remote endpoint"
            : "Could not receive a WebSocket close frame from remote endpoint within "
                + CloseHandshake.seconds(timeout)
                + " seconds",
        statusCode,
        reason);
  }

  /** Ends the connection now, whatever the peer does. */
  void abort() {
    engine.abort(session);
  }

  /** Whether this end has sent its close frame. */
  public boolean isCloseSent() {
    return closeSent;
  }

  /** The peer's close frame has arrived. */
  public void closeFrameReceived() {
    closeHandshake.finish(CloseHandshake.Outcome.CLOSED);
  }

  /** The connection has ended, with or without the peer's close frame. */
  public void connectionEnded() {
    if (closeHandshake.finish(CloseHandshake.Outcome.LOST)) {
      ConnectionLog.warning(
          "The peer has not answered the close frame (connection " + connectionId + ")");
    }
  }

  @Override
  public void setAttribute(String key, Object value) {
    attributes.put(key, value);
  }

  @Override
  public @Nullable Object getAttribute(String key) {
    return attributes.get(key);
  }

  @Override
  public @Nullable Object removeAttribute(String key) {
    return attributes.remove(key);
  }

  @Override
  public String getConnectionId() {
    return connectionId;
  }

  @Override
  public boolean isSecure() {
    return upgradeRequest.secure();
  }

  @Override
  public boolean isOpen() {
    return !closeSent && session.isOpen();
  }

  @Override
  public UpgradeRequest getUpgradeRequest() {
    return upgradeRequest;
  }

  @Override
  public String toString() {
    return connectionId;
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
