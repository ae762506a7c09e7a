// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.opening;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Asks another server before it lets its own peer speak. */
@ServicePath("/outbound")
public class OutboundUpgrade implements UpgradeService {

  @Get
  public Service upgrade(@QueryParameter String server) {
    return new Outbound(server);
  }

  static class Outbound implements Service {

    private final String server;
    private Client client;

    Outbound(String server) {
      this.server = server;
    }

    public String onOpen() {
      client = Client.connect(server);
      return client.readTextMessage();
    }

    public String onTextMessage(String text) {
      client.writeTextMessage(text);
      return client.readTextMessage();
    }

    public void onClose(int statusCode) {
      client.close();
    }
  }
}
