// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Which error a failed attempt is: the only place. */
final class ExchangeFailure {

  /** Below every status that HTTP knows. */
  private static final int NO_STATUS = 100;

  private ExchangeFailure() {}

  static WebSocketException of(Phase phase, String peer, Exception cause) {
    String doing = phase.name().toLowerCase(Locale.ROOT) + " " + peer;
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new WebSocketException(phase, "Interrupted while connecting (" + doing + ")", cause);
    }
    if (cause instanceof SocketTimeoutException) {
      return new HandshakeTimedOutException(phase, "Handshake timed out (" + doing + ")");
    }
    if (cause instanceof MalformedResponseException) {
      // There is no response to give, but the kind of error is that of a bad one.
      UpgradeResponse none = new UpgradeResponse(NO_STATUS, "", Map.of(), new byte[0]);
      return new InvalidHandshakeException(
          phase, "Invalid handshake response (" + cause.getMessage() + ")", none);
    }
    String detail = doing + ": " + cause.getMessage();
    if (cause instanceof SSLException) {
      return new SslException("TLS Error (" + detail + ")", cause);
    }
    return new ConnectionException(phase, "IO Error (" + detail + ")", cause);
  }
}
