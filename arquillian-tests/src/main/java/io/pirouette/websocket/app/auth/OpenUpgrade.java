// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Asks for nothing; tells how many services were made for those who had to show credentials. */
@ServicePath("/open")
public class OpenUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Count();
  }

  /** Tells the number. */
  public static class Count implements Service {

    public String onOpen() {
      return "made " + Asking.MADE.get();
    }
  }
}
