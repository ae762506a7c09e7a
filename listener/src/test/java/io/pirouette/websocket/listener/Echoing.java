// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;

/** Sends back each text. */
final class Echoing implements UpgradeService {

  /** Starts a listener that echoes, at any path, and that nobody else can reach. */
  static Listener start(ListenerConfiguration.Builder configuration) {
    Listener listener = Listener.on(0, configuration.host(Loopback.LOCALHOST).build());
    listener.attach(new Echoing(), "/").start();
    return listener;
  }

  @Get
  public Service upgrade() {
    return new Echo();
  }

  static final class Echo implements Service {

    public String onTextMessage(String text) {
      return text;
    }
  }
}
