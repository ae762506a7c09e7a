// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Tells what the container is capable of, as connections know it. */
@ServicePath("/capabilities")
public class CapabilitiesUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Telling();
  }

  static class Telling implements Service {

    public String onOpen(Caller caller) {
      return Described.of(caller.getCapabilities());
    }
  }
}
