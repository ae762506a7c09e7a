// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.warehouse;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where orders go to; the database may take its time. */
@ApplicationScoped
@ServicePath("/orders")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class OrdersUpgrade implements UpgradeService {

  @Inject private Orders orders;

  @Get
  public Service upgrade() {
    return orders;
  }
}
