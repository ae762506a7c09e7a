// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** The methods run on threads of their own. */
@ServicePath("/offloaded")
@ServiceConfig(dispatcherKey = "event", dispatch = Dispatch.OFFLOADED)
public class OffloadedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    return Kinds.of(request);
  }
}
