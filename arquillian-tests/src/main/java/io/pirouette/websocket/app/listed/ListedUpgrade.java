// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.listed;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Says its name. */
@ServicePath("/listed")
public class ListedUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Service() {
      public String onTextMessage(String text) {
        return "listed " + text;
      }
    };
  }
}
