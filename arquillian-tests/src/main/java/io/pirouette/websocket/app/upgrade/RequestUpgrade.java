// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.UpgradeException;

/** Has its request looked at; refuses one that asks for that, with the address it came from. */
@ServicePath("/request")
public class RequestUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    if (request.queryParameters().containsKey("refuse")) {
      throw new UpgradeException(request.remoteAddress().toString());
    }
    return new RequestReader(request);
  }
}
