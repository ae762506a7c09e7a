// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import io.pirouette.websocket.impl.session.UserSessions;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** What becomes of a connection whose peer may not be there any more. */
final class AccessEnd {

  private final SessionCaller caller;
  private final Turn turn;
  private final FailureTable failures;
  private final ConnectionEnd connectionEnd;
  private final EventLog log;
  private final Executor threads;

  /**
   * That of one connection.
   *
   * @param threads where the service is told
   */
  AccessEnd(
      SessionCaller caller,
      Turn turn,
      FailureTable failures,
      ConnectionEnd connectionEnd,
      EventLog log,
      Executor threads) {
    this.caller = caller;
    this.turn = turn;
    this.failures = failures;
    this.connectionEnd = connectionEnd;
    this.log = log;
    this.threads = threads;
  }

  /** Closes with 1008, and tells the service afterwards. */
  void end(String reason, String message) {
    log.event(reason);
    AuthException told = new AuthException(message, null);
    connectionEnd.announce(() -> failures.accessEnded(told));
    caller.closing().closeNow(CloseCodes.VIOLATED_POLICY.getCode(), reason);
    try {
      threads.execute(() -> turn.takeOrLeave(connectionEnd::tellAnnounced));
    } catch (RejectedExecutionException e) {
      // The application ends, and the connection with it.
    }
  }

  /**
   * Ends the access with the HTTP session in which a user has opened the connection, if there is
   * one; until the connection ends.
   */
  void endWithSession(UserSessions sessions) {
    sessions.watch(caller, this::sessionEnded);
    if (!caller.isOpen()) {
      sessions.forget(caller);
    }
  }

  /** Some containers have closed the connection by now. */
  private void sessionEnded() {
    if (caller.isOpen()) {
      end("session ended", "The HTTP session of the user has ended");
    }
  }
}
