// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Small limits. */
@ServicePath("/limited")
@ServiceConfig(maxFrameSize = 1_000, maxMessageSize = 2_500)
public class LimitedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    return request.path().contains("/quiet/")
        ? new QuietService()
        : new ObservedService(Board.topic(request));
  }
}
