// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade.root;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Takes every upgrade that nobody else does. */
@ServicePath("/")
public class RootUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Named("root");
  }
}
