// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade.root;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Below the root. */
@ServicePath("/deep/down")
public class DeepUpgrade implements UpgradeService {

  @Get("{any}/end")
  public Service upgrade(@PathParameter String any) {
    return new Named("deep " + any);
  }
}
