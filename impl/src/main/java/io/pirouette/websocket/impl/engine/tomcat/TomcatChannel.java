// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.engine.Opcode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;

/** The frames of a connection of Tomcat's. Continuations keep the opcode of their message here. */
final class TomcatChannel implements FrameChannel {

  /** The container's own, in milliseconds. */
  private static final long DEFAULT_WRITE_TIMEOUT = 20_000;

  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final WsSession session;
  private final FrameTap tap;

  /** The opcode of the message under way. */
  private Opcode message = Opcode.TEXT;

  TomcatChannel(WsSession session, FrameTap tap, Duration writeTimeout) {
    this.session = session;
    this.tap = tap;
    long millis = Math.max(1, writeTimeout.toMillis());
    if (millis != DEFAULT_WRITE_TIMEOUT) {
      session.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, millis);
    }
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void send(Opcode opcode, ByteBuffer payload, boolean last) throws IOException {
    tap.sending(opcode, last);
    Internals.send(Internals.remote(session), code(opcode), payload, last);
  }

  @Override
  public void send(Opcode opcode, ByteBuffer payload, boolean last, SendHandler gone) {
    tap.sending(opcode, last);
    Internals.send(Internals.remote(session), code(opcode), payload, last, gone);
  }

  /** The container finds out by itself what is a continuation. */
  private byte code(Opcode opcode) {
    if (opcode == Opcode.TEXT || opcode == Opcode.BINARY) {
      message = opcode;
    }
    return (opcode == Opcode.CONTINUATION ? message : opcode).code();
  }

  @Override
  public boolean hasUnread() {
    return Internals.canLookAhead() && Internals.input(session).hasRemaining();
  }

  @Override
  public void hold() throws IOException {
    session.getBasicRemote().setBatchingAllowed(true);
  }

  /**
   * The container flushes too when it is told not to hold any more, but with a pong of its own
   * possibly in between, and in the middle of a frame. Its pongs are held with the rest until it is
   * told, and go past them from then on: meanwhile they wait ({@link TapTransformation}).
   */
  @Override
  public void flush() throws IOException {
    tap.flushing().lock();
    try {
      session.getBasicRemote().flushBatch();
      session.getBasicRemote().setBatchingAllowed(false);
    } finally {
      tap.flushing().unlock();
    }
  }

  /**
   * The container ends the connection by itself after 30 seconds, or after as many milliseconds as
   * its property says; it looks every ten seconds or so.
   */
  @Override
  public void close(int statusCode, String reason, Duration patience) throws IOException {
    tap.closing();
    session
        .getUserProperties()
        .put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, Math.max(1, patience.toMillis()));
    session.close(new CloseReason(CloseCodes.getCloseCode(statusCode), reason));
  }

  @Override
  public boolean pauseReading() {
    if (!Internals.canSuspend()) {
      return false;
    }
    session.suspend();
    return true;
  }

  /**
   * The container's own {@code resume} forgets what a thread has read and not processed, if it
   * comes before that thread has noticed the {@code suspend}: it would be processed only when the
   * peer sends more. So it is waited for, which takes a moment.
   */
  @Override
  public void resumeReading() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (Internals.isSuspending(session)) {
      if (System.nanoTime() - deadline > 0) {
        // That thread has failed in between.
        abort();
        return;
      }
      Thread.yield();
    }
    session.resume();
  }

  /**
   * As the container does it itself, for which a frame without a code is one of 1000. Of the codes
   * that a peer may send, 1014 has no name there.
   */
  @Override
  public void acceptClose(int statusCode, String reason) {
    CloseCode code =
        statusCode == CloseCodes.NO_STATUS_CODE.getCode()
            ? CloseCodes.NORMAL_CLOSURE
            : () -> statusCode;
    session.onClose(new CloseReason(code, reason));
  }

  /**
   * A session that has sent its close frame takes this for the peer's, and drops the connection. An
   * open one would send a close frame, which is kept back.
   */
  @Override
  public void abort() {
    CloseReason lost = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "");
    if (session.isOpen()) {
      tap.cut();
      session.doClose(lost, lost, true);
    } else {
      session.onClose(lost);
    }
  }
}
