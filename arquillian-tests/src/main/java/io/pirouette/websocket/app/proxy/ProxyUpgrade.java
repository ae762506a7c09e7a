// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.proxy;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Speaks to the server in the query on behalf of each peer. Its methods wait, so offloaded. */
@ServicePath("/proxy")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class ProxyUpgrade implements UpgradeService {

  @Get
  public Service upgrade(@QueryParameter String target) {
    return new Proxy(target);
  }
}
