// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Chooses a method by what a text says; bytes have one of their own. */
@ServicePath("/dispatching")
@ServiceConfig(dispatcherKey = "event")
public class DispatchingUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Trade();
  }

  static class Trade implements Service {

    public String onOrder(Values.Order order) {
      return "order " + order.id();
    }

    public String onTextMessage(String text) {
      return "text " + text;
    }

    public String onBinaryMessage(byte[] data) {
      return "bytes " + data.length;
    }
  }
}
