// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.auth.listener.ContainerLogin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/** What the container knows of who has sent a request, while the request is being answered. */
record RequestLogin(HttpServletRequest request) implements ContainerLogin {

  @Override
  public Optional<Principal> principal() {
    return Optional.ofNullable(request.getUserPrincipal());
  }

  @Override
  public boolean hasRole(String role) {
    return request.isUserInRole(role);
  }
}
