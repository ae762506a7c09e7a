// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Checks constraints, as services do unless told otherwise. */
@ServicePath("/checked")
@ServiceConfig(dispatcherKey = "event")
public class CheckedUpgrade implements UpgradeService {

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return Desks.of(kind);
  }
}
