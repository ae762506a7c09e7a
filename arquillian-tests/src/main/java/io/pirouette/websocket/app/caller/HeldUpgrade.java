// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Waits for close frames as long as by default, and knows two sub-protocols. */
@ServicePath("/held")
@ServiceConfig(subProtocols = {"orders.v2", "orders.v1"})
public class HeldUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Held(Desk.of(topic));
  }
}
