// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has a base path where the one above has a variable. */
@ServicePath("/shop/orders/old")
public class ArchiveUpgrade implements UpgradeService {

  @Get("all")
  public Service upgrade() {
    return new Told(getClass().getSimpleName());
  }
}
