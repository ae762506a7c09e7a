// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.paths;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Lets everybody in. */
@ServicePath("/open/ws")
public class OpenUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Named("open");
  }
}
