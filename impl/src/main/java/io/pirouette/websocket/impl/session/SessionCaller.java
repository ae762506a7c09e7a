// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.impl.engine.Engine;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its user holds it: checks what is to be sent, and waits for closing handshakes.
 */
public final class SessionCaller implements Caller {

  private final Session session;
  private final Engine engine;
  private final UpgradeRequest upgradeRequest;
  private final SerialWriter writer;
  private final String connectionId = UUID.randomUUID().toString();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>(1);

  private final CloseHandshake closeHandshake = new CloseHandshake();

  /** The caller of an open session. */
  public SessionCaller(
      Session session, Engine engine, UpgradeRequest upgradeRequest, Executor eventThreads) {
    this.session = session;
    this.engine = engine;
    this.upgradeRequest = upgradeRequest;
    this.writer = new SerialWriter(session, engine, eventThreads);
  }

  @Override
  public void writeTextMessage(String data) {
    MessageRules.checkText(data);
    writer.write("Cannot push text data!", () -> session.getBasicRemote().sendText(data));
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
    Objects.requireNonNull(data, "data");
    writer.write(
        "Cannot push binary data.",
        () -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(data)));
  }

  @Override
  public void ping(byte[] data) {
    MessageRules.checkControlPayload("PING", data);
    writer.write(
        "Cannot send a ping.", () -> session.getBasicRemote().sendPing(ByteBuffer.wrap(data)));
  }

  @Override
  public void pong(byte[] data) {
    MessageRules.checkControlPayload("PONG", data);
    writer.write(
        "Cannot send a pong.", () -> session.getBasicRemote().sendPong(ByteBuffer.wrap(data)));
  }

  @Override
  public void close() {
    closeNow(CloseCodes.NORMAL_CLOSURE.getCode(), "");
  }

  @Override
  public void close(int statusCode, @Nullable String reason, Duration timeout) {
    String text = reason == null ? "" : reason;
    CloseRules.check(statusCode, text);
    Duration bounded = CloseRules.bounded(timeout);
    long patience = Math.max(bounded.toNanos(), CloseHandshake.LEAST_PATIENCE.toNanos());
    switch (writer.sendClose(statusCode, text, patience, bounded)) {
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
    writer.sendClose(
        statusCode, reason, CloseRules.FOR_EVER.toNanos(), CloseHandshake.UNATTENDED_TIMEOUT);
  }

  /** The deployment is ending; if another thread is writing, waits as long for it to be done. */
  void goAway(long patienceNanos) {
    writer.sendClose(
        CloseCodes.GOING_AWAY.getCode(), "", patienceNanos, CloseHandshake.UNATTENDED_TIMEOUT);
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
                + CloseRules.seconds(timeout)
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
    return writer.isCloseSent();
  }

  /** See {@link SerialWriter#outsideOfWrites}. */
  public void outsideOfWrites(Runnable consequence) {
    writer.outsideOfWrites(consequence);
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
    return !writer.isCloseSent() && session.isOpen();
  }

  @Override
  public UpgradeRequest getUpgradeRequest() {
    return upgradeRequest;
  }

  @Override
  public String toString() {
    return connectionId;
  }
}
