// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Tells how often the inner service was asked, and how many of its connections have opened. */
@ServicePath("/counts")
public class CountsUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Counts();
  }

  static class Counts implements Service {

    public String onOpen() {
      return InnerUpgrade.ASKED.get() + " " + InnerUpgrade.OPENED.get();
    }
  }
}
