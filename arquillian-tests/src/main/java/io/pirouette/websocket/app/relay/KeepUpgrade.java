// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.relay;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Opens clients that nobody closes. */
@ServicePath("/keep")
public class KeepUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Keeper();
  }
}
