// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * How a link has ended. Immutable.
 *
 * @param kind in which way
 * @param statusCode of the closure; 1006 without a close frame
 * @param reason of the closure
 * @param cause why, if it failed
 */
record Ending(Kind kind, int statusCode, String reason, @Nullable Throwable cause) {

  private static final int ABNORMAL = 1006;

  enum Kind {
    /** By the server's close frame. */
    CLOSED,
    /** Without one. */
    LOST,
    /** By this end, because the server has broken a rule. */
    FAILED
  }

  static Ending closed(int statusCode, String reason) {
    return new Ending(Kind.CLOSED, statusCode, reason, null);
  }

  static Ending lost(@Nullable Throwable cause) {
    return new Ending(Kind.LOST, ABNORMAL, "", cause);
  }

  static Ending failed(int statusCode, WebSocketException error) {
    return new Ending(Kind.FAILED, statusCode, "", error);
  }

  boolean isLost() {
    return kind == Kind.LOST;
  }

  /** Whether another connection may fare better: not if the peers do not trust each other. */
  boolean mayBeRetried() {
    return isLost() && !(cause instanceof SSLHandshakeException);
  }

  /** What the one reader that learns of it first is told. */
  WebSocketException toReader() {
    if (kind == Kind.FAILED && cause instanceof WebSocketException error) {
      return error;
    }
    if (cause instanceof SSLException) {
      return new SslException("TLS Error (read: " + cause.getMessage() + ")", cause);
    }
    String start = reason.isEmpty() ? "Connection closed" : reason + ":";
    return closure(start + " Status code: " + statusCode);
  }

  ConnectionClosureException closure(String message) {
    return new ConnectionClosureException(message, statusCode, reason, cause);
  }

  /** What a write is told that noticed the loss. */
  static ConnectionException writeFailed(Throwable cause) {
    return new ConnectionException(
        Phase.WRITE, "IO Error (write: " + cause.getMessage() + ")", cause);
  }
}
