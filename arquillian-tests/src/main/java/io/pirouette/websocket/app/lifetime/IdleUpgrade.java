// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Idle after a fraction of a second, by annotation. */
@ServicePath("/idle")
@ServiceConfig(idleTimeout = 0.2)
public class IdleUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
