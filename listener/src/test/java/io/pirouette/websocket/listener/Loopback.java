// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;

/** Listeners that nobody else can reach, and a service that names itself. */
final class Loopback {

  static final String LOCALHOST = "127.0.0.1";

  private Loopback() {}

  static Listener listener(int port) {
    return Listener.on(port, ListenerConfiguration.builder().host(LOCALHOST).build());
  }

  static URI at(Listener listener, String path) {
    return URI.create("ws://" + LOCALHOST + ":" + listener.port() + path);
  }

  static void assertAnswers(String name, Listener listener, String path) throws IOException {
    try (RawPeer peer = RawPeer.open(at(listener, path))) {
      peer.sendText("hello");
      peer.expectText(name + " hello");
    }
  }

  static int status(Listener listener, String path) throws IOException {
    URI uri = at(listener, path);
    return RawPeer.handshake(uri, Handshake.of(uri)).status();
  }

  /** Names itself. */
  record Named(String name) implements UpgradeService {

    @Get
    public Service upgrade() {
      return new NamedService(name);
    }
  }

  record NamedService(String name) implements Service {

    public String onTextMessage(Caller caller, String text) {
      return name + " " + text;
    }
  }
}
