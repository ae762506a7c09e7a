// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.impl.session.EventLog;
import io.pirouette.websocket.impl.session.KnownPeer;
import io.pirouette.websocket.impl.session.SessionCaller;

/** What becomes of a connection as the token expires that lets its peer in. */
final class TokenExpiry implements KnownPeer.Consequences {

  private final Turn turn;
  private final AccessEnd access;
  private final EventLog log;
  private final Runnable warning;

  private TokenExpiry(Turn turn, AccessEnd access, EventLog log, Runnable warning) {
    this.turn = turn;
    this.access = access;
    this.log = log;
    this.warning = warning;
  }

  /**
   * Watches the token of a peer, if it has shown one; the caller forgets it with the connection.
   *
   * @param warning tells the service beforehand, in its turn
   */
  static void watch(
      SessionCaller caller, Turn turn, AccessEnd access, EventLog log, Runnable warning) {
    KnownPeer peer = caller.peer();
    if (peer != null) {
      peer.watch(new TokenExpiry(turn, access, log, warning));
      if (!caller.isOpen()) {
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
    access.end("token expired", "The token has expired");
  }
}
