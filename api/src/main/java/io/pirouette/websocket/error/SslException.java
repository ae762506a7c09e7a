// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * TLS could not be set up: the certificate is not trusted or not the server's, the two ends have no
 * protocol or cipher in common, or the key material is not usable. Never retried.
 */
public class SslException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in {@link Phase#TLS}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public SslException(String message, @Nullable Throwable cause) {
    super(Phase.TLS, message, cause);
  }
}
