// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Answers at its path and everything below it. */
@ServicePath("/shop")
public class ShopUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    return new Told(getClass().getSimpleName(), request.path());
  }
}
