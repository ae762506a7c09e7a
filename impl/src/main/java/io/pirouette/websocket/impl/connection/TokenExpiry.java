// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.KnownPeer;
import io.pirouette.websocket.impl.session.SessionCaller;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.Executor;

/** What becomes of a connection as the token expires that lets its peer in. */
final class TokenExpiry implements KnownPeer.Consequences {

  private final SessionCaller caller;
  private final Turn turn;
  private final FailureTable failures;
  private final EventLog log;
  private final Runnable warning;
  private final Executor threads;

  private TokenExpiry(
      SessionCaller caller,
      Turn turn,
      FailureTable failures,
      EventLog log,
      Runnable warning,
      Executor threads) {
    this.caller = caller;
    this.turn = turn;
    this.failures = failures;
    this.log = log;
    this.warning = warning;
    this.threads = threads;
  }

  /**
   * Watches the token of a peer, if it has shown one; the caller forgets it with the connection.
   *
   * @param warning tells the service beforehand, in its turn
   * @param threads where the service is told afterwards
   */
  static void watch(
      SessionCaller caller,
      Turn turn,
      FailureTable failures,
      EventLog log,
      Runnable warning,
      Executor threads) {
    KnownPeer peer = caller.peer();
    if (peer != null) {
      peer.watch(new TokenExpiry(caller, turn, failures, log, warning, threads));
      if (!caller.channel().isOpen()) {
        peer.forget();
      }
    }
  }

  @Override
  public void expiring() {
    turn.takeOrLeave(
        () -> {
          log.event("token expiring");
          warning.run();
        });
  }

  @Override
  public void expired() {
    log.event("token expired");
    caller.closing().closeNow(CloseCodes.VIOLATED_POLICY.getCode(), "token expired");
    threads.execute(
        () ->
            turn.takeOrLeave(
                () -> failures.accessEnded(new AuthException("The token has expired", null))));
  }
}
