// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Large limits. */
@ServicePath("/roomy")
@ServiceConfig(maxFrameSize = 2 * 1024 * 1024)
public class RoomyUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    return request.path().contains("/bytes/")
        ? new BytesService(Board.topic(request))
        : new QuietService();
  }
}
