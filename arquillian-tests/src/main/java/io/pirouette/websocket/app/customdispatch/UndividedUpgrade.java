// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has no key: messages are not looked into. */
@ServicePath("/undivided")
public class UndividedUpgrade implements UpgradeService {

  @Get
  public Undivided upgrade() {
    return new Undivided();
  }

  /** Knows no message types. */
  static class Undivided implements Service {

    public String onTextMessage(String text) {
      return "onTextMessage " + text;
    }
  }
}
