// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Soon cuts peers that do not answer its close frame. */
@ServicePath("/brief")
@ServiceConfig(connectionClosureTimeout = 0.25)
public class BriefUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
