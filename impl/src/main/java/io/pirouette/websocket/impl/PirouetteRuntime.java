// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.WebSocketRuntime;
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
}
