// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.auth.listener.ContainerLogin;
import io.pirouette.websocket.impl.session.UserSession;
import io.pirouette.websocket.impl.threads.ThreadContexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Who has sent a request, as far as the container knows.
 *
 * @param context does things in the name of that user; null if the container cannot, or knows none
 */
record ContainerUser(
    ContainerLogin login, Optional<UserSession> session, @Nullable Executor context) {

  static ContainerUser of(HttpServletRequest request, ThreadContexts contexts) {
    return new ContainerUser(
        new RequestLogin(request),
        RequestSession.of(request),
        request.getUserPrincipal() == null ? null : contexts.capture());
  }
}
