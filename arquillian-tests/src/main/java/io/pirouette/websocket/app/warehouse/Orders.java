// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

import io.pirouette.websocket.ConnectionScoped;
import io.pirouette.websocket.Service;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Takes the orders of one connection. */
@ConnectionScoped
public class Orders implements Service {

  @Inject private Stock stock;

  private int number;

  public Delivery onMessage(Order order) throws SQLException {
    number++;
    return new Delivery(order.article(), stock.take(order), number);
  }
}
