// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

/** The container's session of a user who has opened a connection. */
public interface UserSession {

  /** By which the container tells of its end. */
  String id();

  /** Whether it has ended already, or goes by another id. */
  boolean isOver();
}
