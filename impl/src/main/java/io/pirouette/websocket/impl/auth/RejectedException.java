// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

/** Credentials that are not accepted. Cheap to throw: peers decide how often it is. */
public final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why, for the log alone.
   *
   * @param reason without anything that was sent as a password or token
   */
  public RejectedException(String reason) {
    super(reason, null, false, false);
  }
}
