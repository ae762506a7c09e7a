// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Close frames as results. */
@ServicePath("/closing")
@ServiceConfig(dispatcherKey = "event")
public class CloseUpgrade implements UpgradeService {

  @Get("{way}/{topic}")
  public Service upgrade(@PathParameter String way, @PathParameter String topic) {
    return ClosingService.make(way, Topic.of(topic));
  }
}
