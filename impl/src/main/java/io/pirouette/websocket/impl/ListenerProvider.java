// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;

/** Makes listeners; provided by {@code pirouette-listener}, which a WAR never contains. */
public interface ListenerProvider {

  /** A listener, not started yet. */
  Listener listener(int port, ListenerConfiguration configuration);
}
