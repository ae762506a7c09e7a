// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.concurrent.TimeUnit;

/** Takes its time. */
@ServicePath("/slow")
public class SlowUpgrade implements UpgradeService {

  @Get("{name}")
  public Service upgrade(@PathParameter String name) throws InterruptedException {
    return new Told(Latches.named(name).await(1, TimeUnit.MINUTES));
  }
}
