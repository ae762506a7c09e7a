// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.session.UserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** The HTTP session of a request, as it was then. */
record RequestSession(String id, HttpSession session) implements UserSession {

  /** That of a user whom the container knows; of others it does not matter. */
  static Optional<UserSession> of(HttpServletRequest request) {
    HttpSession session = request.getUserPrincipal() == null ? null : request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.of(new RequestSession(session.getId(), session));
  }

  @Override
  public boolean isOver() {
    try {
      session.getCreationTime();
      return !session.getId().equals(id);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
