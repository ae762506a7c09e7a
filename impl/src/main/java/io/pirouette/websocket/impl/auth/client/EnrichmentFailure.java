// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.auth.AuthLog;

/** The error of credentials that cannot be made or obtained. */
final class EnrichmentFailure {

  private EnrichmentFailure() {}

  /**
   * The error, of which the log is told.
   *
   * @param what could not be made
   * @param cause whose message shows no secret
   */
  static AuthException logged(String what, RuntimeException cause) {
    String message = "Failed to enrich request with " + what + ". " + cause.getMessage();
    AuthLog.warn(message);
    return new AuthException(message, cause);
  }
}
