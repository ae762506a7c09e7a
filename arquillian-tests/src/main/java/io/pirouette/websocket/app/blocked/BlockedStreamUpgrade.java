// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.blocked;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Each connection may have a stream that waits for as long as the application is there. */
@ServicePath("/streams")
public class BlockedStreamUpgrade implements UpgradeService {

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return BlockedStream.make(kind);
  }
}
