// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.sample;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

// snippet: upgrade
/** Lets everybody in; each connection gets an object of its own. */
@ServicePath("/basic/ws")
public class EchoUpgrade implements UpgradeService {

  /** Answers the upgrade. */
  @Get
  public Service upgrade() {
    return new Echo();
  }
}
// end
