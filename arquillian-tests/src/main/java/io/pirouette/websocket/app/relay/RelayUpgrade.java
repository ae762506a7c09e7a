// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.relay;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Each connection speaks to the server whose URL is the query. */
@ServicePath("/relay")
@ServiceConfig(maxFrameSize = RelayUpgrade.MAX_FRAME_SIZE)
public class RelayUpgrade implements UpgradeService {

  static final int MAX_FRAME_SIZE = 2 * 1024 * 1024;

  @Get
  public Service upgrade(UpgradeRequest request) {
    return new Relay(request.query().orElseThrow());
  }
}
