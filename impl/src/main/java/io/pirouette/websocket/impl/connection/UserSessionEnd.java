// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.session.DeploymentContext;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import io.pirouette.websocket.impl.session.UserSessions;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.Executor;

/** What becomes of a connection as the HTTP session ends in which a user has opened it. */
final class UserSessionEnd implements Runnable {

  private final SessionCaller caller;
  private final Turn turn;
  private final FailureTable failures;
  private final EventLog log;
  private final Executor threads;

  private UserSessionEnd(
      SessionCaller caller, Turn turn, FailureTable failures, EventLog log, Executor threads) {
    this.caller = caller;
    this.turn = turn;
    this.failures = failures;
    this.log = log;
    this.threads = threads;
  }

  /** Watches the session of a user, if there is one, until the connection ends. */
  static void watch(
      SessionCaller caller,
      Turn turn,
      FailureTable failures,
      EventLog log,
      DeploymentContext context) {
    UserSessions sessions = context.open().userSessions();
    sessions.watch(
        caller, new UserSessionEnd(caller, turn, failures, log, context.serviceThreads()));
    if (!caller.channel().isOpen()) {
      sessions.forget(caller);
    }
  }

  @Override
  public void run() {
    if (!caller.isOpen()) {
      return; // Some containers have closed it by now.
    }
    log.event("session ended");
    caller.closing().closeNow(CloseCodes.VIOLATED_POLICY.getCode(), "session ended");
    AuthException told = new AuthException("The HTTP session of the user has ended", null);
    threads.execute(() -> turn.takeOrLeave(() -> failures.accessEnded(told)));
  }
}
