// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.impl.binding.MessageSink;
import io.pirouette.websocket.impl.session.CloseHandshake.Outcome;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its user holds it: checks what is to be sent, and waits for closing handshakes.
 */
public final class SessionCaller implements Caller, MessageSink {

  private final Session session;
  private final ConnectionFacts facts;
  private final DeploymentContext context;
  private final SerialWriter writer;
  private final String connectionId = UUID.randomUUID().toString();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>(1);
  private final CloseHandshake closeHandshake = new CloseHandshake();

  /** The caller of an open session. */
  public SessionCaller(Session session, ConnectionFacts facts, DeploymentContext context) {
    this.session = session;
    this.facts = facts;
    this.context = context;
    this.writer = new SerialWriter(session, context, connectionId);
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
  public void writeMessage(@Nullable Object data) {
    context.payloads().write(this, data);
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
    Closure closure = new Closure(statusCode, reason == null ? "" : reason, timeout);
    closure.check();
    long patience = Math.max(closure.timeout().toNanos(), CloseHandshake.LEAST_PATIENCE.toNanos());
    switch (writer.sendClose(closure, patience)) {
      case SENT -> {
        if (ServiceThread.isRunning()) {
          warnIfLost();
        } else if (context.engine().awaitsCloseFrame()) {
          judge(closure, closeHandshake.await(closure.timeout()));
        }
      }
      case SENT_BEFORE -> throw closure.sentBefore();
      case BUSY -> judge(closure, Outcome.OPEN);
    }
  }

  @Override
  public CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    Closure closure = closure(statusCode, reason == null ? "" : reason);
    try {
      closure.check();
      if (writer.sendCloseOrLeave(closure) == SerialWriter.Sending.SENT_BEFORE) {
        throw closure.sentBefore();
      }
      completeWhenFinished(result, closure);
    } catch (ConnectionClosureException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private void completeWhenFinished(CompletableFuture<Void> result, Closure closure) {
    Future<?> timeout =
        context.open().timer().after(closure.timeout(), () -> closeHandshake.finish(Outcome.OPEN));
    closeHandshake.whenFinished(
        outcome -> {
          timeout.cancel(false);
          complete(result, closure, outcome);
        });
  }

  /**
   * On a thread where what the user has attached may take its time: whoever brings the outcome must
   * go on.
   */
  private void complete(CompletableFuture<Void> result, Closure closure, Outcome outcome) {
    Runnable completion =
        () -> {
          try {
            judge(closure, outcome);
            result.complete(null);
          } catch (ConnectionClosureException e) {
            result.completeExceptionally(e);
          }
        };
    try {
      context.serviceThreads().execute(completion);
    } catch (RejectedExecutionException e) {
      // The deployment has ended; better here than never.
      completion.run();
    }
  }

  private Closure closure(int statusCode, String reason) {
    return new Closure(statusCode, reason, facts.configuration().connectionClosureTimeout());
  }

  /** Sends a close frame if none was sent yet, and waits neither for the peer's nor for writers. */
  public void closeNow(int statusCode, String reason) {
    if (writer.sendCloseOrLeave(closure(statusCode, reason)) == SerialWriter.Sending.SENT) {
      warnIfLost();
    }
  }

  /** The same; the peer has a moment to take it, whether or not it answers. */
  public void closeAndCut(int statusCode, String reason) {
    closeNow(statusCode, reason);
    if (context.engine().awaitsCloseFrame()) {
      Future<?> cut = context.open().timer().after(CloseHandshake.LEAST_PATIENCE, this::abort);
      closeHandshake.whenFinished(outcome -> cut.cancel(false));
    }
  }

  /**
   * Sends a close frame of a user's, if none was sent yet, and waits for nothing.
   *
   * @return false if such a code cannot be sent; the connection has then been ended without
   */
  public boolean closeWith(int statusCode, String reason) {
    boolean allowed = CloseRules.allowed(statusCode);
    if (allowed) {
      closeNow(statusCode, reason);
    } else {
      writer.cut(closure(statusCode, reason));
    }
    return allowed;
  }

  /** The deployment is ending; if another thread is writing, waits as long for it to be done. */
  void goAway(long patienceNanos) {
    writer.sendClose(closure(CloseCodes.GOING_AWAY.getCode(), ""), patienceNanos);
  }

  private void warnIfLost() {
    if (!context.engine().awaitsCloseFrame()) {
      return;
    }
    closeHandshake.whenFinished(
        outcome -> {
          if (outcome == Outcome.LOST) {
            ConnectionLog.warning(
                "The peer has not answered the close frame (connection " + connectionId + ")");
          }
        });
  }

  /** Says how it came out; ends the connection if nothing has come. */
  private void judge(Closure closure, Outcome outcome) {
    switch (outcome) {
      case CLOSED -> {}
      case LOST -> {
        if (context.engine().awaitsCloseFrame()) {
          throw closure.lost();
        }
      }
      case OPEN -> {
        context.engine().abort(session);
        throw closure.unanswered();
      }
    }
  }

  /** Ends the connection now, whatever the peer does. */
  void abort() {
    context.engine().abort(session);
  }

  /** Whether this end has sent its close frame. */
  public boolean isCloseSent() {
    return writer.isCloseSent();
  }

  /** Sets what is told when our close frame has gone; before the connection opens. */
  public void whenClosing(Runnable action) {
    writer.whenClosing(action);
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
  public Optional<String> getNegotiatedSubProtocol() {
    return facts.subProtocol();
  }

  @Override
  public boolean isSecure() {
    return facts.request().secure();
  }

  @Override
  public boolean isOpen() {
    return !writer.isCloseSent() && session.isOpen();
  }

  @Override
  public UpgradeRequest getUpgradeRequest() {
    return facts.request();
  }

  @Override
  public Capabilities getCapabilities() {
    return context.engine().capabilities();
  }

  @Override
  public String toString() {
    return connectionId;
  }
}
