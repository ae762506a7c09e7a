// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.cohabitation;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.UpgradeException;

/** Behind filters of the application. */
@ServicePath("/guarded")
public class GuardedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    if (request.query().isPresent()) {
      throw new UpgradeException("no query, please");
    }
    return new Echo();
  }

  static class Echo implements Service {

    public String onTextMessage(String text) {
      return "service " + text;
    }
  }
}
