// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.List;

/** A program for a JVM whose language has a capital i with a dot, and a small one without. */
final class TurkishProgram {

  private TurkishProgram() {}

  @ServiceConfig(dispatcherKey = "event")
  static class Upgrade implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Ids();
    }
  }

  static class Ids implements Service {
    public String onId(String text) {
      return "onId";
    }

    public String onInit(String text) {
      return "onInit";
    }

    @DispatcherConfig("TITLE")
    public String onSomething(String text) {
      return "onSomething";
    }

    public String onMessage(String text) {
      return "onMessage";
    }
  }

  /** Ends with an exception if something is not as it should be. */
  public static void main(String[] arguments) throws IOException {
    assertEquals("\u0130", "i".toUpperCase(), "the language is another one");
    try (Listener listener = Loopback.listener(0)) {
      listener.attach(new Upgrade()).start();
      try (RawPeer peer = RawPeer.open(Loopback.at(listener, "/"))) {
        expect(peer, "onId", List.of("id", "Id", "ID", "iD"));
        expect(peer, "onInit", List.of("init", "INIT", "iNiT"));
        expect(peer, "onSomething", List.of("TITLE"));
        expect(peer, "onMessage", List.of("title", "\u0130d", "\u0131d", "T\u0130TLE", "d"));
      }
    }
  }

  private static void expect(RawPeer peer, String method, List<String> types) throws IOException {
    for (String type : types) {
      peer.sendText("{\"event\": \"" + type + "\"}");
      assertEquals(method, peer.nextText(), type);
    }
  }
}
