// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.WebSocketRuntime;
import io.pirouette.websocket.impl.client.BlockingClient;
import java.util.ServiceLoader;

/** The implementation behind the API's static factories. */
public final class PirouetteRuntime implements WebSocketRuntime {

  @Override
  public Listener listener(int port, ListenerConfiguration configuration) {
    return ServiceLoader.load(ListenerProvider.class)
        .findFirst()
        .or(
            () ->
                ServiceLoader.load(ListenerProvider.class, PirouetteRuntime.class.getClassLoader())
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A Listener needs an embedded server (add the jar pirouette-listener)"))
        .listener(port, configuration);
  }

  @Override
  public Client connect(String url, ClientConfiguration configuration) {
    try {
      return BlockingClient.connect(url, configuration);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "A Client needs Tyrus' protocol engine (add the jar org.glassfish.tyrus:tyrus-core): "
              + e.getMessage(),
          e);
    }
  }
}
