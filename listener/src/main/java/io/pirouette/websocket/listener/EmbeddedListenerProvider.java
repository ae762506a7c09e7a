// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.impl.ListenerProvider;

/** Found by {@link java.util.ServiceLoader}. */
public final class EmbeddedListenerProvider implements ListenerProvider {

  @Override
  public Listener listener(int port, ListenerConfiguration configuration) {
    return new EmbeddedListener(port, configuration);
  }
}
