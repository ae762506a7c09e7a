// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** One for each handshake. */
@RequestScoped
@ServicePath("/asked")
public class AskedUpgrade implements UpgradeService {

  @Inject private Greeting greeting;
  private int handshakes;

  @Get
  public Service upgrade() {
    handshakes++;
    String said = greeting.to("handshake " + handshakes);
    return new Service() {
      public String onTextMessage(String text) {
        return said + ", " + text;
      }
    };
  }
}
