// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.session.CloseHandshake.Outcome;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Closes one connection, in all the ways there are, and waits for its closing handshake. */
public final class ConnectionClosing {

  private final FrameChannel channel;
  private final SerialWriter writer;
  private final DeploymentContext context;
  private final Duration closureTimeout;
  private final String connectionId;
  private final CloseHandshake closeHandshake = new CloseHandshake();

  ConnectionClosing(
      FrameChannel channel,
      SerialWriter writer,
      DeploymentContext context,
      Duration closureTimeout,
      String connectionId) {
    this.channel = channel;
    this.writer = writer;
    this.context = context;
    this.closureTimeout = closureTimeout;
    this.connectionId = connectionId;
  }

  /** See {@link io.pirouette.websocket.Caller#close(int, String, Duration)}. */
  void close(int statusCode, @Nullable String reason, Duration timeout) {
    Closure closure = new Closure(statusCode, reason == null ? "" : reason, timeout);
    closure.check();
    long patience = Math.max(closure.timeout().toNanos(), CloseHandshake.LEAST_PATIENCE.toNanos());
    switch (writer.sendClose(closure, patience)) {
      case SENT -> {
        if (ServiceThread.isRunning()) {
          cutAfter(closure.timeout());
          warnIfLost();
        } else if (awaitsCloseFrame()) {
          judge(closure, closeHandshake.await(closure.timeout()));
        }
      }
      case SENT_BEFORE -> throw closure.sentBefore();
      case BUSY -> judge(closure, Outcome.OPEN);
    }
  }

  /** See {@link io.pirouette.websocket.Caller#closeAsync}. */
  CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason) {
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
    return new Closure(statusCode, reason, closureTimeout);
  }

  /** Sends a close frame if none was sent yet, and waits neither for the peer's nor for writers. */
  public void closeNow(int statusCode, String reason) {
    if (writer.sendCloseOrLeave(closure(statusCode, reason)) == SerialWriter.Sending.SENT) {
      if (writer.isCloseLeft() || awaitsCloseFrame()) {
        // The container's own time-out begins with the frame, which may never go, and is checked
        // every ten seconds only.
        cutAfter(CloseRules.bounded(closureTimeout));
      }
      warnIfLost();
    }
  }

  /** The same; the peer has a moment to take it, whether or not it answers. */
  public void closeAndCut(int statusCode, String reason) {
    closeNow(statusCode, reason);
    if (awaitsCloseFrame()) {
      cutAfter(CloseHandshake.LEAST_PATIENCE);
    }
  }

  /** Ends the connection then, unless it has ended before. */
  private void cutAfter(Duration time) {
    Future<?> cut = context.open().timer().after(time, this::abort);
    closeHandshake.whenFinished(outcome -> cut.cancel(false));
  }

  /**
   * Sends a close frame of a user's, if none was sent yet, and waits for nothing. With a code that
   * cannot be sent, ends the connection without one.
   */
  public void closeWith(int statusCode, String reason) {
    if (CloseRules.allowed(statusCode)) {
      closeNow(statusCode, reason);
      return;
    }
    ConnectionLog.error(
        "Failed to send close frame. Invalid status code: "
            + statusCode
            + " (connection "
            + connectionId
            + ")",
        null);
    writer.cut(closure(statusCode, reason));
  }

  /** The peer reads too slowly for the service's policy: closes, and drops what waits for it. */
  void refuseSlowPeer() {
    writer.clear();
    closeNow(CloseCodes.VIOLATED_POLICY.getCode(), "The peer reads too slowly");
  }

  /** The deployment is ending; if another thread is writing, waits as long for it to be done. */
  void goAway(long patienceNanos) {
    writer.sendClose(closure(CloseCodes.GOING_AWAY.getCode(), ""), patienceNanos);
  }

  private void warnIfLost() {
    if (!awaitsCloseFrame()) {
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
        if (awaitsCloseFrame()) {
          throw closure.lost();
        }
      }
      case OPEN -> {
        channel.abort();
        throw closure.unanswered();
      }
    }
  }

  /** Ends the connection now, whatever the peer does. */
  public void abort() {
    channel.abort();
  }

  /** The peer's close frame has arrived. */
  public void closeFrameReceived() {
    closeHandshake.finish(Outcome.CLOSED);
  }

  /** The connection has ended, with or without the peer's close frame. */
  void connectionEnded() {
    closeHandshake.finish(Outcome.LOST);
  }

  private boolean awaitsCloseFrame() {
    return context.engine().capabilities().closingHandshake();
  }
}
