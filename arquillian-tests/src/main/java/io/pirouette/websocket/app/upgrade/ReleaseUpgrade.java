// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Lets a {@link SlowUpgrade} go on. */
@ServicePath("/release")
public class ReleaseUpgrade implements UpgradeService {

  @Get("{name}")
  public Service upgrade(@PathParameter String name) {
    Latches.named(name).countDown();
    return new Told("released");
  }
}
