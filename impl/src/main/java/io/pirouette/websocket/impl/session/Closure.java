// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.ConnectionClosureException;
import java.time.Duration;

/** One close frame of ours, and what can be said of it. */
record Closure(int statusCode, String reason, Duration timeout) {

  Closure {
    timeout = CloseRules.bounded(timeout);
  }

  /** Throws unless it may be sent. */
  void check() {
    CloseRules.check(statusCode, reason);
  }

  ConnectionClosureException sentBefore() {
    return failure("Close frame already sent. Cannot send close frame again.");
  }

  ConnectionClosureException lost() {
    return failure("Connection is closed by remote endpoint without echoing a close frame");
  }

  ConnectionClosureException unanswered() {
    return failure(
        Thread.currentThread().isInterrupted()
            ? "Interrupted while waiting for a WebSocket close frame from remote endpoint"
            : "Could not receive a WebSocket close frame from remote endpoint within "
                + CloseRules.seconds(timeout)
                + " seconds");
  }

  private ConnectionClosureException failure(String message) {
    return new ConnectionClosureException(message, statusCode, reason);
  }
}
