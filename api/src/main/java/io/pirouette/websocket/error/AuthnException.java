// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import java.util.List;
import java.util.Map;

/**
 * Refuses an upgrade because the peer is not, or not credibly, authenticated: status 401, with the
 * message as the body and the challenge that RFC 9110 section 11.6.1 demands.
 */
public class AuthnException extends UpgradeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses with the challenge {@code Bearer}.
   *
   * @param message the body of the answer
   */
  public AuthnException(String message) {
    this(message, "Bearer");
  }

  /**
   * Refuses with a challenge of choice.
   *
   * @param message the body of the answer
   * @param challenge the value of {@code WWW-Authenticate}, such as {@code Basic realm="orders"}
   * @throws IllegalArgumentException if the challenge is not allowed as a header's value
   */
  public AuthnException(String message, String challenge) {
    super(401, message, Map.of("WWW-Authenticate", List.of(challenge)));
  }
}
