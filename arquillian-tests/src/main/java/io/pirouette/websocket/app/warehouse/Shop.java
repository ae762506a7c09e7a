// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ConnectionScoped;
import io.pirouette.websocket.Service;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/** Passes orders on to the warehouse, over a connection of its own. */
@ConnectionScoped
public class Shop implements Service {

  private Client warehouse;

  public String onTextMessage(String request) {
    if (warehouse == null) {
      ClientConfiguration configuration =
          ClientConfiguration.builder().readTimeout(Duration.ofSeconds(20)).build();
      warehouse = Client.connect(request, configuration);
      return "connected";
    }
    warehouse.writeMessage(new Order(request, 1));
    Delivery delivery = warehouse.readMessage(Delivery.class);
    return delivery.number() + ": " + delivery.left() + " left of " + delivery.article();
  }

  @PreDestroy
  void end() {
    if (warehouse != null) {
      warehouse.close();
    }
  }
}
