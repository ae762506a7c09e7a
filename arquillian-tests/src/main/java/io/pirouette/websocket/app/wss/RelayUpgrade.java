// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.wss;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Passes on to another service over TLS what it is told; the query says where. */
@ServicePath("/relay")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class RelayUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      @QueryParameter("url") String url,
      @QueryParameter("trust") String trust,
      @QueryParameter("key") String key,
      @QueryParameter("cert") String cert) {
    return new Relay(url, trust, cert, key);
  }
}
