// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.engine.Opcode;
import io.pirouette.websocket.impl.engine.ReadSuspension;
import io.pirouette.websocket.impl.threads.PlatformClasses;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The frames of a connection of Tyrus'. It is given whole binary messages alone, of which {@link
 * TapExtension} makes what they are: so it neither waits without end, as it does for parts of
 * messages, nor cuts them.
 */
final class TyrusChannel implements FrameChannel {

  private static final System.Logger LOG = System.getLogger("io.pirouette.websocket");

  private final Session session;
  private final FrameTap tap;
  private final Duration writeTimeout;

  TyrusChannel(Session session, FrameTap tap, Duration writeTimeout) {
    this.session = session;
    this.tap = tap;
    this.writeTimeout = writeTimeout;
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void send(Opcode opcode, ByteBuffer payload, boolean last) throws IOException {
    tap.sending(opcode, last);
    try {
      Future<Void> gone = begin(payload);
      gone.get(writeTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abort();
      throw new SocketTimeoutException("the peer does not read");
    } catch (InterruptedException e) {
      abort();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      // The engine may not have noticed, and would not tell.
      abort();
      throw new IOException(e.getCause());
    } catch (RuntimeException e) {
      // What the engine throws if the connection ends at this moment has no type of its own.
      throw new IOException(e);
    }
  }

  @Override
  public void send(Opcode opcode, ByteBuffer payload, boolean last, SendHandler gone) {
    tap.sending(opcode, last);
    PlatformClasses seen = new PlatformClasses();
    try {
      session.getAsyncRemote().sendBinary(payload, gone);
    } finally {
      seen.close();
    }
  }

  private Future<Void> begin(ByteBuffer payload) {
    PlatformClasses seen = new PlatformClasses();
    try {
      return session.getAsyncRemote().sendBinary(payload);
    } finally {
      seen.close();
    }
  }

  /** The connection ends with the frame; the peer's is not awaited. */
  @Override
  public void close(int statusCode, String reason, Duration patience) throws IOException {
    tap.closing();
    session.close(new CloseReason(CloseCodes.getCloseCode(statusCode), reason));
  }

  @Override
  public boolean pauseReading() {
    ReadSuspension suspension = tap.suspension();
    if (suspension == null) {
      return false;
    }
    suspension.pause();
    return true;
  }

  @Override
  public void resumeReading() {
    Objects.requireNonNull(tap.suspension()).resume();
  }

  /** The frame that answers has what the tap has prepared. */
  @Override
  public void acceptClose(int statusCode, String reason) {
    try {
      session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));
    } catch (IOException | IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "The connection was lost before it was answered", e);
    }
  }

  @Override
  public void ended() {
    for (Extension extension : session.getNegotiatedExtensions()) {
      if (extension instanceof TapExtension tapped) {
        tapped.release();
      }
    }
  }

  /** A connection that has sent its close frame has ended with it. */
  @Override
  public void abort() {
    if (session.isOpen()) {
      tap.cut();
      try {
        session.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
      } catch (IOException | IllegalStateException e) {
        LOG.log(System.Logger.Level.DEBUG, "The connection was lost before it was cut", e);
      }
    }
  }
}
