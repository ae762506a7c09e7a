// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.smuggling;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Tells how often the other one was asked. */
@ServicePath("/asked")
public class AskedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Asked();
  }

  static class Asked implements Service {

    public String onOpen() {
      return String.valueOf(CollectingUpgrade.ASKED.get());
    }
  }
}
