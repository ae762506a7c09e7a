// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.narrowing;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** The service, which is no endpoint of the container's. */
@ServicePath("/service")
public class NarrowingUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Echo();
  }

  static class Echo implements Service {

    public String onTextMessage(String text) {
      return "service " + text;
    }
  }
}
