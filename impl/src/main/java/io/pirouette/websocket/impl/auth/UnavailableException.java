// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import org.jspecify.annotations.Nullable;

/** Credentials that cannot be checked, because a server does not answer as it should. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why, for the log alone.
   *
   * @param reason names the server, and shows no secret
   * @param cause whose message shows no secret either
   */
  public UnavailableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
