// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Answers on the threads of the container. */
@ServicePath("/inline")
public class InlineUpgrade implements UpgradeService {

  @Get("{group}/{topic}")
  public Service upgrade(@PathParameter String group, @PathParameter String topic) {
    return new Answering(group, topic);
  }
}
