// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests give orders to the connection of a topic. */
@ServicePath("/orders")
public class OrdersUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Orders(Journal.of(topic));
  }

  static class Orders implements Service {

    private final Journal journal;

    Orders(Journal journal) {
      this.journal = journal;
    }

    public String onTextMessage(String order) {
      new Order(journal).begin(order);
      return "ordered";
    }
  }
}
