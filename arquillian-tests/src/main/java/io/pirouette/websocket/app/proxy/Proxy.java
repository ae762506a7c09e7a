// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.proxy;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;

/** Writes each message to the target, and one reply of the target back. */
public class Proxy implements Service {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String target;

  /** Set by {@code onOpen}; null if the target cannot be reached. */
  private Client client;

  Proxy(String target) {
    this.target = target;
  }

  public void onOpen(Caller caller) {
    try {
      client = Client.connect(target);
    } catch (WebSocketException e) {
      caller.close(1011, "the target cannot be reached", PATIENCE);
    }
  }

  public String onTextMessage(Caller caller, String text) {
    try {
      client.writeTextMessage(text);
      return client.readTextMessage();
    } catch (WebSocketException e) {
      caller.close(1011, "the target has gone", PATIENCE);
      return null;
    }
  }

  public byte[] onBinaryMessage(byte[] data) {
    client.writeBinaryMessage(data);
    return client.readBinaryMessage();
  }

  public void onClose(int statusCode) {
    if (client != null) {
      client.close();
    }
  }
}
