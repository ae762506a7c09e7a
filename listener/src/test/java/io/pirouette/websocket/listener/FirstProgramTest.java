// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first program, as the README has it. */
@ExtendWith(LeakCheck.class)
class FirstProgramTest {

  static class EchoUpgrade implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Echo();
    }
  }

  static class Echo implements Service {
    public String onTextMessage(String text) {
      return text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }

  @Test
  @Tag("SMP-01")
  void textAndBytesComeBack() throws IOException {
    int port = 0;
    // snippet: listener
    ListenerConfiguration loopback = ListenerConfiguration.builder().host("127.0.0.1").build();
    try (Listener listener = Listener.on(port, loopback)) {
      listener.attach(new EchoUpgrade(), "/basic/ws").start();
      // end
      URI uri = URI.create("ws://127.0.0.1:" + listener.port() + "/basic/ws");
      try (RawPeer peer = RawPeer.open(uri)) {
        peer.sendText("Text message");
        peer.expectText("Text message");
        peer.sendBinary(new byte[] {1, 2, 3});
        peer.expect(Frame.binary(new byte[] {1, 2, 3}));
      }
    }
  }
}
