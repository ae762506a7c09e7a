// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Tells how often the others were asked. */
@ServicePath("/asked")
public class AskedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Asked();
  }

  static class Asked implements Service {

    public String onOpen() {
      return String.valueOf(CountedUpgrade.ASKED.get());
    }
  }
}
