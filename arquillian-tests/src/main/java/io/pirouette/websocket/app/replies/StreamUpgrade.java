// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Streams of each kind, asked for on the container's threads. */
@ServicePath("/inline")
public class StreamUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return StreamingService.make(kind, Topic.of(topic));
  }
}
