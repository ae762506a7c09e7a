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
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameListener;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.engine.Opcode;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.DeploymentContext;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import io.pirouette.websocket.impl.session.Silence;
import io.pirouette.websocket.impl.session.WriteListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One open connection: its events, in order, to its service, and what follows from failures. */
final class Connection implements FrameListener, WriteListener, Silence.Consequences {

  /** What a JVM is sure to allocate in one piece. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final DeploymentContext context;
  private final FrameTap tap;
  private final FrameChannel channel;
  private final SessionCaller caller;
  private final EventLog log;
  private final ReplyStreams streams;
  private final Dispatcher dispatcher;
  private final FailureTable failures;
  private final ConnectionEnd end;
  private final long maxMessageSize;
  private final Turn turn;

  /** Null if nobody is interested in it. Written once, before the first frame. */
  private @Nullable Silence silence;

  /** Whether an idle time-out waits for its turn. */
  private volatile boolean idle;

  Connection(Session session, AcceptedUpgrade upgrade, DeploymentContext context) {
    ServiceConfiguration configuration = upgrade.facts().configuration();
    boolean inline = configuration.dispatch() == Dispatch.INLINE;
    this.context = context;
    this.tap = upgrade.tap();
    this.caller = new SessionCaller(session, upgrade.tap(), upgrade.facts(), context);
    this.channel = caller.channel();
    this.log = new EventLog(context, caller.getConnectionId(), upgrade.facts().basePath());
    this.streams =
        new ReplyStreams(caller, context.payloads(), context.streamThreads(), this::streamFailed);
    this.dispatcher = new Dispatcher(upgrade, caller, streams, inline);
    this.failures = new FailureTable(caller, dispatcher, log);
    this.end = new ConnectionEnd(dispatcher, failures, log, seesFrames());
    this.turn =
        inline
            ? new InlineTurn(channel, context.classes())
            : new OffloadedTurn(channel, context.serviceThreads(), failures::containerFailed);
    this.maxMessageSize = Math.min(configuration.maxMessageSize(), LARGEST_ARRAY);
    caller.connect(this);
  }

  /** Tells the service, and then lets messages in. */
  void start(Session session, AcceptedUpgrade upgrade) {
    tap.connect(this);
    if (!context.open().add(caller, tap)) {
      turn.takeFirst(() -> {}, () -> {});
      return;
    }
    silence =
        context.watch(
            tap, upgrade.facts().configuration(), dispatcher.handles(EventKind.IDLE), this);
    if (silence != null && !caller.isOpen()) {
      context.forget(silence);
    }
    Runnable warning = () -> runIfOpen(dispatcher::tokenExpiring);
    AccessEnd access = new AccessEnd(caller, turn, failures, end, log, context.serviceThreads());
    TokenExpiry.watch(caller, turn, access, log, warning);
    access.endWithSession(context.open().userSessions());
    // Not in the turn: where events wait, the others are logged before theirs too.
    log.event("open");
    turn.takeFirst(() -> addHandlers(session), () -> runIfOpen(dispatcher::open));
  }

  private void addHandlers(Session session) {
    if (!channel.isOpen()) {
      // A container would not have them.
      return;
    }
    MessageSize size = new MessageSize(maxMessageSize, this::tooLarge);
    session.addMessageHandler(String.class, new IncomingText(size, this::text));
    session.addMessageHandler(ByteBuffer.class, new IncomingBinary(size, this::binary));
    if (!seesFrames()) {
      session.addMessageHandler(PongMessage.class, this::pong);
    }
  }

  private boolean seesFrames() {
    return context.engine().capabilities().pings();
  }

  private void text(String text) {
    log.event("text");
    receive(() -> dispatcher.text(text), text.length());
  }

  private void binary(byte[] data) {
    log.event("binary");
    receive(() -> dispatcher.binary(data), data.length);
  }

  private void receive(Event event, int bytes) {
    if (!seesFrames()) {
      tap.received(Opcode.CONTINUATION.code());
    }
    if (!caller.isCloseSent()) {
      turn.take(() -> runIfOpen(event), bytes);
      // Nobody has read what has come meanwhile.
      tap.heard();
    }
  }

  /** Nothing reaches the service after its own close frame, or after the connection's end. */
  private void runIfOpen(Event event) {
    if (!end.isTold() && !caller.isCloseSent()) {
      run(event);
    }
  }

  private void run(Event event) {
    try {
      event.dispatch();
    } catch (DispatchFailure failure) {
      failures.dispatchFailed(failure);
    }
    if (!turn.isMoreComing()) {
      caller.flushHeld();
    }
  }

  @Override
  public boolean isMoreComing() {
    return turn.isMoreComing();
  }

  @Override
  public void heldRepliesLost(WebSocketException failure) {
    turn.takeOrLeave(
        () -> {
          if (!end.isTold()) {
            failures.repliesLost(failure);
          }
        });
  }

  private void pong(PongMessage pong) {
    byte[] payload = new byte[pong.getApplicationData().remaining()];
    pong.getApplicationData().get(payload);
    tap.received(Opcode.PONG.code());
    onPong(payload);
  }

  private void tooLarge() {
    if (caller.isCloseSent()) {
      return;
    }
    String message = "Max message length of " + maxMessageSize + " has been exceeded.";
    PayloadTooLargeException told = new PayloadTooLargeException(message, null);
    end.announce(() -> failures.receivingFailed(told));
    caller.closing().closeNow(CloseCodes.TOO_BIG.getCode(), message);
    turn.takeOrLeave(end::tellAnnounced);
  }

  @Override
  public boolean onPing(byte[] payload) {
    log.event("ping");
    if (dispatcher.handles(EventKind.PING)) {
      receive(() -> dispatcher.control(EventKind.PING, payload), payload.length);
      return true;
    }
    if (context.engine().answersPings()) {
      return false;
    }
    answer(payload);
    return true;
  }

  /** On the thread that reads, so that a peer that does not read is not read either. */
  private void answer(byte[] ping) {
    try {
      caller.pong(ping);
    } catch (WebSocketException e) {
      ConnectionLog.debug("No pong (connection " + caller.getConnectionId() + ")", e);
    }
  }

  @Override
  public void onPong(byte[] payload) {
    Silence watched = silence;
    if (watched != null && watched.isAnswer(payload)) {
      return;
    }
    tap.touch();
    log.event("pong");
    if (dispatcher.handles(EventKind.PONG)) {
      receive(() -> dispatcher.control(EventKind.PONG, payload), payload.length);
    }
  }

  @Override
  public void idle() {
    if (!idle) {
      idle = true;
      turn.takeOrLeave(
          () -> {
            idle = false;
            if (silence != null && silence.isIdle()) {
              log.event("idle timeout");
              runIfOpen(dispatcher::idle);
            }
          });
    }
  }

  @Override
  public boolean ping(byte[] payload) {
    try {
      return caller.heartbeat(payload);
    } catch (WebSocketException e) {
      ConnectionLog.debug("No heartbeat (connection " + caller.getConnectionId() + ")", e);
      return false;
    }
  }

  @Override
  public boolean isDeaf() {
    return turn.isReadingHeldUp();
  }

  @Override
  public void dead() {
    log.event("no heartbeat");
    caller.closing().abort();
  }

  /** Answered before the messages before it have been, it would leave them without replies. */
  @Override
  public boolean onCloseFrame(int statusCode, String reason) {
    CloseReason received = new CloseReason(() -> statusCode, reason);
    end.closeFrameReceived(received);
    caller.closing().closeFrameReceived();
    Runnable acceptance = () -> caller.answer(() -> channel.acceptClose(statusCode, reason));
    if (!caller.isCloseSent() && turn.takeLast(() -> endUnlessClosed(received), acceptance)) {
      return true;
    }
    // Else the container would end the connection in the middle of a close frame of our own.
    caller.answer(() -> {});
    return false;
  }

  @Override
  public void onConnectionEnd() {
    caller.connectionEnded();
    channel.ended();
    streams.end();
    context.open().remove(caller);
    Silence watched = silence;
    if (watched != null) {
      context.forget(watched);
    }
  }

  @Override
  public void onTooLarge(String reason) {
    end.refused(new PayloadTooLargeException(reason, null));
  }

  @Override
  public void onViolation(String reason) {
    end.refused(new CorruptedFrameException(reason, null));
  }

  @Override
  public void closing() {
    turn.closing();
    streams.end();
  }

  /** The container has closed, whoever began it. */
  void closed(CloseReason reported) {
    caller.ended();
    // Such an engine sends its close frame when this method has returned.
    boolean sendsCloseLater = !context.engine().capabilities().closingHandshake();
    if (sendsCloseLater) {
      onConnectionEnd();
    }
    // Of its own closing the service is not told, but whoever observes connections is.
    boolean own = caller.isCloseSent();
    Runnable tell = () -> turn.takeOrLeave(() -> end.conclude(reported, own));
    // Whoever closes a connection may be in the middle of another's method, with another's beans.
    if (own ? dispatcher.hasBeans() : sendsCloseLater && end.isRefusal(reported)) {
      context.open().eventThreads().execute(tell);
    } else {
      caller.outsideOfWrites(tell);
    }
  }

  /** Its own close frame may have gone while the peer's waited for its turn. */
  private void endUnlessClosed(CloseReason received) {
    if (!caller.isCloseSent()) {
      end.tell(received);
      caller.flushHeld();
    }
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

  @FunctionalInterface
  private interface Event {
    void dispatch() throws DispatchFailure;
  }
}
