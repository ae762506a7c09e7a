// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** The key stands in an annotation. */
@ServicePath("/annotated")
@ServiceConfig(dispatcherKey = "event", dispatcherStreamId = "id")
public class AnnotatedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    return Kinds.of(request);
  }
}
