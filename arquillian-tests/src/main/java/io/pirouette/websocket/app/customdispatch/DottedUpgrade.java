// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** The key looks like a path, and is a name. */
@ServicePath("/dotted")
@ServiceConfig(dispatcherKey = "data.event")
public class DottedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Market();
  }
}
