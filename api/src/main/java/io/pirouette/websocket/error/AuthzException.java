// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import java.util.Map;

/**
 * Refuses an upgrade because the peer, though authenticated, may not: status 403, with the message
 * as the body.
 */
public class AuthzException extends UpgradeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param message the body of the answer
   */
  public AuthzException(String message) {
    super(403, message, Map.of());
  }
}
