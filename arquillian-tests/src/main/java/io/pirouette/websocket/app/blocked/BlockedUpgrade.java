// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.blocked;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Each connection may block for as long as the application is there. */
@ServicePath("/blocked")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class BlockedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Blocked();
  }
}
