// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.AcceptedUpgrade;
import io.pirouette.websocket.impl.dispatch.DispatchFailure;
import io.pirouette.websocket.impl.dispatch.Dispatcher;
import io.pirouette.websocket.impl.dispatch.ReplyStreams;
import io.pirouette.websocket.impl.dispatch.StreamFailure;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameListener;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.DeploymentContext;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.OpenConnections;
import io.pirouette.websocket.impl.session.SessionCaller;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One open connection: its events, in order, to its service, and what follows from failures. */
final class Connection implements FrameListener {

  /** What a JVM is sure to allocate in one piece. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Session session;
  private final Engine engine;
  private final OpenConnections open;
  private final SessionCaller caller;
  private final EventLog log;
  private final ReplyStreams streams;
  private final Dispatcher dispatcher;
  private final FailureTable failures;
  private final long maxMessageSize;
  private final Turn turn;

  /** The peer's close frame as the tap saw it; null before, and where there is no tap. */
  private volatile @Nullable CloseReason peerClose;

  /** Set when the connection's end has had its turn, and touched in turns only. */
  private boolean ended;

  /** Set by the tap when a frame is too large; the engine then closes. */
  private volatile @Nullable WebSocketException refused;

  Connection(Session session, AcceptedUpgrade upgrade, DeploymentContext context) {
    ServiceConfiguration configuration = upgrade.facts().configuration();
    boolean inline = configuration.dispatch() == Dispatch.INLINE;
    this.session = session;
    this.engine = context.engine();
    this.open = context.open();
    this.caller = new SessionCaller(session, upgrade.facts(), context);
    this.log = new EventLog(caller.getConnectionId(), upgrade.facts().basePath());
    this.streams =
        new ReplyStreams(caller, context.payloads(), context.streamThreads(), this::streamFailed);
    this.dispatcher = new Dispatcher(upgrade.service(), upgrade.table(), caller, streams, inline);
    this.failures = new FailureTable(caller, dispatcher, log);
    this.turn =
        inline
            ? new InlineTurn()
            : new OffloadedTurn(
                session, engine, context.serviceThreads(), failures::containerFailed);
    this.maxMessageSize = Math.min(configuration.maxMessageSize(), LARGEST_ARRAY);
    caller.whenClosing(this::closing);
  }

  private void closing() {
    turn.closing();
    streams.end();
  }

  /** Tells the service, and then lets messages in. */
  void start(Session session, AcceptedUpgrade upgrade) {
    upgrade.tap().connect(this);
    if (!open.add(caller, upgrade.tap())) {
      return;
    }
    // Not in the turn: where events wait, the others are logged before theirs too.
    log.event("open");
    turn.takeFirst(() -> addHandlers(session), () -> run(dispatcher::open));
  }

  private void addHandlers(Session session) {
    MessageSize size = new MessageSize(maxMessageSize, this::tooLarge);
    session.addMessageHandler(String.class, new IncomingText(size, this::text));
    session.addMessageHandler(ByteBuffer.class, new IncomingBinary(size, this::binary));
    if (!engine.seesFrames()) {
      session.addMessageHandler(PongMessage.class, this::pong);
    }
  }

  private void text(String text) {
    log.event("text");
    receive(() -> dispatcher.text(text), text.length());
  }

  private void binary(byte[] data) {
    log.event("binary");
    receive(() -> dispatcher.binary(data), data.length);
  }

  /** Nothing reaches the service after its own close frame, or after the connection's end. */
  private void receive(Event event, int bytes) {
    if (caller.isCloseSent()) {
      return;
    }
    turn.take(
        () -> {
          if (!ended && !caller.isCloseSent()) {
            run(event);
          }
        },
        bytes);
  }

  private void pong(PongMessage pong) {
    byte[] payload = new byte[pong.getApplicationData().remaining()];
    pong.getApplicationData().get(payload);
    onPong(payload);
  }

  private void tooLarge() {
    String message = "Max message length of " + maxMessageSize + " has been exceeded.";
    caller.closeNow(CloseCodes.TOO_BIG.getCode(), message);
    turn.takeOrLeave(() -> failures.receivingFailed(new PayloadTooLargeException(message, null)));
  }

  @Override
  public boolean onPing(byte[] payload) {
    log.event("ping");
    if (!dispatcher.handles(EventKind.PING)) {
      return false;
    }
    receive(() -> dispatcher.control(EventKind.PING, payload), payload.length);
    return true;
  }

  @Override
  public void onPong(byte[] payload) {
    log.event("pong");
    if (dispatcher.handles(EventKind.PONG)) {
      receive(() -> dispatcher.control(EventKind.PONG, payload), payload.length);
    }
  }

  @Override
  public boolean onCloseFrame(int statusCode, String reason) {
    peerClose = new CloseReason(() -> statusCode, reason);
    caller.closeFrameReceived();
    // Answered at once, it would leave the messages before it without their replies.
    return !caller.isCloseSent()
        && turn.takeLast(() -> engine.acceptClose(session, statusCode, reason));
  }

  @Override
  public void onConnectionEnd() {
    caller.connectionEnded();
    streams.end();
    open.remove(caller);
  }

  @Override
  public void onFrameTooLarge(String reason) {
    refused = new PayloadTooLargeException(reason, null);
  }

  /** The container has closed, whoever began it. */
  void closed(CloseReason reported) {
    if (!engine.awaitsCloseFrame()) {
      onConnectionEnd();
    }
    // Of its own closing the service is not told; nothing need be run for it.
    if (!caller.isCloseSent()) {
      caller.outsideOfWrites(() -> turn.takeOrLeave(() -> end(reported)));
    }
  }

  private void end(CloseReason reported) {
    if (!ended) {
      ended = true;
      tellEnd(reported);
    }
  }

  private void tellEnd(CloseReason reported) {
    WebSocketException refusal = refusal(reported);
    if (refusal != null) {
      failures.receivingFailed(refusal);
      return;
    }
    CloseReason reason = peerClose == null ? reported : peerClose;
    int code = reason.getCloseCode().getCode();
    log.event("close " + code);
    boolean lost = code == CloseCodes.CLOSED_ABNORMALLY.getCode();
    try {
      dispatcher.close(code, lost ? "" : Objects.requireNonNullElse(reason.getReasonPhrase(), ""));
    } catch (DispatchFailure failure) {
      failures.closeFailed(failure);
    }
  }

  /** What the engine closed the connection for, if it did so by itself; null if it did not. */
  private @Nullable WebSocketException refusal(CloseReason reported) {
    if (refused != null) {
      return refused;
    }
    if (peerClose != null || !engine.seesFrames()) {
      return null;
    }
    return switch (reported.getCloseCode().getCode()) {
      case 1002, 1007 -> new CorruptedFrameException(reported.getReasonPhrase(), null);
      case 1009 -> new PayloadTooLargeException(reported.getReasonPhrase(), null);
      default -> null;
    };
  }

  private void streamFailed(StreamFailure failure) {
    turn.takeOrLeave(() -> failures.streamFailed(failure));
  }

  /** The container has met a loss, which it reports again, as closed with 1006. */
  void lost(IOException loss) {
    ConnectionLog.debug(
        "The connection was lost (connection " + caller.getConnectionId() + ")", loss);
  }

  /** The container has failed. */
  void failed(Throwable failure) {
    caller.outsideOfWrites(() -> turn.takeOrLeave(() -> failures.containerFailed(failure)));
  }

  private void run(Event event) {
    try {
      event.dispatch();
    } catch (DispatchFailure failure) {
      failures.dispatchFailed(failure);
    }
  }

  @FunctionalInterface
  private interface Event {
    void dispatch() throws DispatchFailure;
  }
}
