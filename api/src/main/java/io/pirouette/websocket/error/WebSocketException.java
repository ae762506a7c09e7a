// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong with a connection; the specification's {@code Error}. A remote method
 * may throw one, or a subclass of its own, to say "this message failed": it is logged, and the
 * connection goes on.
 */
public class WebSocketException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where it happened. */
  private final Phase phase;

  /**
   * An error of a service, in {@link Phase#SERVICE}.
   *
   * @param message what went wrong
   */
  public WebSocketException(String message) {
    this(Phase.SERVICE, message, null);
  }

  /**
   * An error of a service, in {@link Phase#SERVICE}.
   *
   * @param message what went wrong
   * @param cause why, or null
   */
  public WebSocketException(String message, @Nullable Throwable cause) {
    this(Phase.SERVICE, message, cause);
  }

  /**
   * An error in a phase.
   *
   * @param phase what was going on
   * @param message what went wrong
   * @param cause why, or null
   */
  public WebSocketException(Phase phase, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.phase = phase;
  }

  /**
   * What was going on.
   *
   * @return the phase
   */
  public Phase phase() {
    return phase;
  }
}
