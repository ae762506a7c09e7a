// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.relay;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;

/** Passes each message on to another server, and the server's answer back. */
class Relay implements Service {

  /** Some servers send a message of any length in one frame. */
  private static final ClientConfiguration LARGE_FRAMES =
      ClientConfiguration.builder().maxFrameSize(RelayUpgrade.MAX_FRAME_SIZE).build();

  private final String url;

  /** Null until the first message; the methods of one connection run one after another. */
  private Client client;

  Relay(String url) {
    this.url = url;
  }

  public String onTextMessage(String text) {
    try {
      Client connected = connected();
      connected.writeTextMessage(text);
      return connected.readTextMessage();
    } catch (WebSocketException e) {
      return e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  public byte[] onBinaryMessage(byte[] data) {
    Client connected = connected();
    connected.writeBinaryMessage(data);
    return connected.readBinaryMessage();
  }

  public void onClose(int statusCode) {
    if (client != null) {
      client.close();
    }
  }

  private Client connected() {
    if (client == null) {
      client = Client.connect(url, LARGE_FRAMES);
    }
    return client;
  }
}
