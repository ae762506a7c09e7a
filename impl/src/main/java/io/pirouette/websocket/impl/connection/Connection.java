// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.dispatch.AcceptedUpgrade;
import io.pirouette.websocket.impl.dispatch.DispatchFailure;
import io.pirouette.websocket.impl.dispatch.Dispatcher;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameListener;
import io.pirouette.websocket.impl.service.EventKind;
import io.pirouette.websocket.impl.session.OpenConnections;
import io.pirouette.websocket.impl.session.SessionCaller;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One open connection: its events, in order, to its service, and what follows from failures. */
final class Connection implements FrameListener {

  /** What a JVM is sure to allocate in one piece. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Engine engine;
  private final OpenConnections open;
  private final SessionCaller caller;
  private final Dispatcher dispatcher;
  private final FailureTable failures;
  private final long maxMessageSize;
  private final Turn turn = new Turn();

  /** The peer's close frame as the tap saw it; null before, and where there is no tap. */
  private volatile @Nullable CloseReason peerClose;

  /** Set when the connection's end has had its turn, and touched in turns only. */
  private boolean ended;

  /** Set by the tap when a frame is too large; the engine then closes. */
  private volatile @Nullable WebSocketException refused;

  Connection(Session session, AcceptedUpgrade upgrade, Engine engine, OpenConnections open) {
    this.engine = engine;
    this.open = open;
    this.caller = new SessionCaller(session, engine, upgrade.request(), open.eventThreads());
    this.dispatcher = new Dispatcher(upgrade.service(), upgrade.table(), caller);
    this.failures = new FailureTable(caller, dispatcher);
    this.maxMessageSize = Math.min(upgrade.configuration().maxMessageSize(), LARGEST_ARRAY);
  }

  /** Tells the service, and then lets messages in. */
  void start(Session session, AcceptedUpgrade upgrade) {
    upgrade.tap().connect(this);
    if (!open.add(caller, upgrade.tap())) {
      return;
    }
    // Handlers first: a container that reads already must find them; what comes waits for its turn.
    turn.take(
        () -> {
          MessageSize size = new MessageSize(maxMessageSize, this::tooLarge);
          session.addMessageHandler(String.class, new IncomingText(size, this::text));
          session.addMessageHandler(ByteBuffer.class, new IncomingBinary(size, this::binary));
          if (!engine.seesFrames()) {
            session.addMessageHandler(PongMessage.class, this::pong);
          }
          run(dispatcher::open);
        });
  }

  private void text(String text) {
    receive(() -> dispatcher.text(text));
  }

  private void binary(byte[] data) {
    receive(() -> dispatcher.binary(data));
  }

  /** Nothing reaches the service after its own close frame, or after the connection's end. */
  private void receive(Event event) {
    turn.take(
        () -> {
          if (!ended && !caller.isCloseSent()) {
            run(event);
          }
        });
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
    if (!dispatcher.handles(EventKind.PING)) {
      return false;
    }
    receive(() -> dispatcher.control(EventKind.PING, payload));
    return true;
  }

  @Override
  public void onPong(byte[] payload) {
    if (dispatcher.handles(EventKind.PONG)) {
      receive(() -> dispatcher.control(EventKind.PONG, payload));
    }
  }

  @Override
  public void onCloseFrame(int statusCode, String reason) {
    peerClose = new CloseReason(() -> statusCode, reason);
    caller.closeFrameReceived();
  }

  @Override
  public void onConnectionEnd() {
    caller.connectionEnded();
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
