// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.paths;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Is guarded by a filter of the application. */
@ServicePath("/sealed/ws")
public class SealedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Named("sealed");
  }
}
