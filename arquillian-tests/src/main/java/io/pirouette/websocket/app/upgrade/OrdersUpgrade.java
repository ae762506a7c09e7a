// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has variables between literals, below another service. */
@ServicePath("/shop/orders")
public class OrdersUpgrade implements UpgradeService {

  @Get("{region}/latest/{number}")
  public Service upgrade(@PathParameter String region, @PathParameter String number) {
    return new Told(getClass().getSimpleName(), region, number);
  }
}
