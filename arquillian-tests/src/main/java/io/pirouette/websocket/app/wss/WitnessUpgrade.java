// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.wss;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Lets everybody in. */
@ServicePath("/witness")
public class WitnessUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Witness();
  }
}
