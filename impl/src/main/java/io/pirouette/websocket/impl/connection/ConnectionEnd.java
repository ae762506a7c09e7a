// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.dispatch.DispatchFailure;
import io.pirouette.websocket.impl.dispatch.Dispatcher;
import io.pirouette.websocket.impl.session.EventLog;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Tells the service of its connection's end, once, by {@code onClose} or {@code onError}. */
final class ConnectionEnd {

  private final Dispatcher dispatcher;
  private final FailureTable failures;
  private final EventLog log;
  private final boolean seesFrames;

  /** The peer's close frame as the tap saw it; null before, and where there is no tap. */
  private volatile @Nullable CloseReason peerClose;

  /** What the engine closes the connection for, as the tap has it; null if it does not. */
  private volatile @Nullable WebSocketException refused;

  /** What the service is to be told of before the end, which may come first. */
  private final Queue<Runnable> untold = new ConcurrentLinkedQueue<>();

  /** Touched in turns only. */
  private boolean told;

  /**
   * The end of an open connection.
   *
   * @param seesFrames whether there is a tap
   */
  ConnectionEnd(Dispatcher dispatcher, FailureTable failures, EventLog log, boolean seesFrames) {
    this.dispatcher = dispatcher;
    this.failures = failures;
    this.log = log;
    this.seesFrames = seesFrames;
  }

  void closeFrameReceived(CloseReason reason) {
    peerClose = reason;
  }

  void refused(WebSocketException failure) {
    refused = failure;
  }

  /** The connection is about to be closed for something that the service is told of. */
  void announce(Runnable telling) {
    untold.add(telling);
  }

  /** Tells the service of that; in a turn. */
  void tellAnnounced() {
    for (Runnable telling = untold.poll(); telling != null; telling = untold.poll()) {
      telling.run();
    }
  }

  /** Whether the service knows; in a turn. */
  boolean isTold() {
    return told;
  }

  /**
   * Tells the service, unless it knows; in a turn.
   *
   * @param reported the end as the container has it
   */
  void tell(CloseReason reported) {
    if (told) {
      return;
    }
    told = true;
    WebSocketException refusal = refusal(reported);
    if (refusal == null) {
      tellClosure(peerClose == null ? reported : peerClose);
    } else {
      failures.receivingFailed(refusal);
    }
  }

  /**
   * The connection is over, for its beans too; in a turn.
   *
   * @param own whether this end has closed it, of which the service is not told
   */
  void conclude(CloseReason reported, boolean own) {
    tellAnnounced();
    if (!own) {
      tell(reported);
    }
    CloseReason reason = peerClose == null ? reported : peerClose;
    dispatcher.ended(
        reason.getCloseCode().getCode(), Objects.requireNonNullElse(reason.getReasonPhrase(), ""));
  }

  private void tellClosure(CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    log.event("close " + code);
    boolean lost = code == CloseCodes.CLOSED_ABNORMALLY.getCode();
    try {
      dispatcher.close(code, lost ? "" : Objects.requireNonNullElse(reason.getReasonPhrase(), ""));
    } catch (DispatchFailure failure) {
      failures.closeFailed(failure);
    }
  }

  /** Whether the engine has closed the connection because of the peer. */
  boolean isRefusal(CloseReason reported) {
    return refusal(reported) != null;
  }

  /** What the engine closed the connection for, if it did so by itself; null if it did not. */
  private @Nullable WebSocketException refusal(CloseReason reported) {
    if (refused != null) {
      return refused;
    }
    if (peerClose != null || !seesFrames) {
      return null;
    }
    return switch (reported.getCloseCode().getCode()) {
      case 1002, 1007 -> new CorruptedFrameException(reported.getReasonPhrase(), null);
      case 1009 -> new PayloadTooLargeException(reported.getReasonPhrase(), null);
      default -> null;
    };
  }
}
