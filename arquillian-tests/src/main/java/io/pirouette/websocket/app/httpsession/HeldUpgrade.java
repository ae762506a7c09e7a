// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.httpsession;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Says back what it hears. */
@ServicePath("/held")
public class HeldUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Service() {
      public String onTextMessage(String text) {
        return text;
      }
    };
  }
}
