// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.proxy;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** A target that is not far. */
@ServicePath("/echo")
public class EchoUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Echo();
  }

  static class Echo implements Service {

    public String onTextMessage(String text) {
      return "echo " + text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }
}
