// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.app.reporting.Reporting;

/** Hands out a service of a kind, which reports to a topic. */
@ServicePath("/binding")
public class BindingUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return kind.equals("silent") ? new ErrorServices.Silent() : Reporting.to(topic, Kinds.of(kind));
  }
}
