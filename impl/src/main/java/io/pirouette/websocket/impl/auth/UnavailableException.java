// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials that cannot be checked, because a server does not answer as it should. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Null if nothing is said of it. */
  private final @Nullable String retryAfter;

  /**
   * Says why, for the log alone.
   *
   * @param reason names the server, and shows no secret
   * @param cause whose message shows no secret either
   */
  public UnavailableException(String reason, @Nullable Throwable cause) {
    this(reason, cause, null);
  }

  /**
   * Says why, and when to come back.
   *
   * @param retryAfter the value of the server's header, null for none
   */
  public UnavailableException(
      String reason, @Nullable Throwable cause, @Nullable String retryAfter) {
    super(reason, cause);
    this.retryAfter = retryAfter;
  }

  /** The value of the server's header Retry-After, if there is one. */
  public Optional<String> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
