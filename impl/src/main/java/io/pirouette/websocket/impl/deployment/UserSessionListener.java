// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.impl.session.UserSessions;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Tells of the ends of sessions (Jakarta WebSocket section 7.2), and of their other ids. */
final class UserSessionListener implements HttpSessionListener, HttpSessionIdListener {

  private final UserSessions sessions;

  UserSessionListener(UserSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions.begun(event.getSession().getId());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.ended(event.getSession().getId());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
    sessions.ended(oldSessionId);
  }
}
