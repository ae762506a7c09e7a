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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  private final String connectionId = UUID.randomUUID().toString();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>(1);

  /** Held while a frame is handed to the container. No user code runs under it. */
  private final ReentrantLock writing = new ReentrantLock();

  private final CloseHandshake closeHandshake = new CloseHandshake();

  /** Set under {@link #writing}, before our close frame is handed to the container. */
  private volatile boolean closeSent;

  /** What the container reported while this thread held {@link #writing}; null for nothing. */
  private @Nullable Runnable deferred;

  /** The caller of an open session. */
  public SessionCaller(Session session, Engine engine, UpgradeRequest upgradeRequest) {
    this.session = session;
    this.engine = engine;
    this.upgradeRequest = upgradeRequest;
  }

  @Override
  public void writeTextMessage(String data) {
    write("Cannot push text data!", () -> session.getBasicRemote().sendText(data));
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
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

  private void write(String refusal, Write write) {
    writing.lock();
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
      unlock();
    }
  }

  private static ConnectionClosureException closed(String message) {
    return new ConnectionClosureException(message, CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
  }

  /**
   * Runs what a container's report leads to. Containers report the loss of a connection from within
   * the write that noticed it: user code then has to wait until the lock is free.
   */
  public void outsideOfWrites(Runnable consequence) {
    if (writing.isHeldByCurrentThread()) {
      Runnable earlier = deferred;
      deferred =
          earlier == null
              ? consequence
              : () -> {
                earlier.run();
                consequence.run();
              };
    } else {
      consequence.run();
    }
  }

  private void unlock() {
    Runnable reported = null;
    if (writing.getHoldCount() == 1) {
      reported = deferred;
      deferred = null;
    }
    writing.unlock();
    if (reported != null) {
      reported.run();
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
    if (!sendClose(statusCode, text, timeout)) {
      throw new ConnectionClosureException(
          "Close frame already sent. Cannot send close frame again.", statusCode, text);
    }
    if (engine.awaitsCloseFrame() && !ServiceThread.isRunning()) {
      awaitCloseFrame(statusCode, text, timeout);
    }
  }

  /** Sends a close frame if none was sent yet, and does not wait for the peer's. */
  public void closeNow(int statusCode, String reason) {
    sendClose(statusCode, reason, CloseHandshake.UNATTENDED_TIMEOUT);
  }

  private boolean sendClose(int statusCode, String reason, Duration timeout) {
    writing.lock();
    try {
      if (closeSent) {
        return false;
      }
      closeSent = true;
      if (session.isOpen()) {
        engine.expectCloseFrame(session, timeout.isNegative() ? CloseHandshake.FOR_EVER : timeout);
        session.close(new CloseReason(CloseCodes.getCloseCode(statusCode), reason));
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      // The connection is lost, which is what was asked for; the container reports it on its own.
      return true;
    } finally {
      unlock();
    }
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
        throw new ConnectionClosureException(
            "Could not receive a WebSocket close frame from remote endpoint within "
                + CloseHandshake.seconds(timeout)
                + " seconds",
            statusCode,
            reason);
      }
    }
  }

  /** Ends the connection, whose close frame has been sent, without waiting for the peer's. */
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
    closeHandshake.finish(CloseHandshake.Outcome.LOST);
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
