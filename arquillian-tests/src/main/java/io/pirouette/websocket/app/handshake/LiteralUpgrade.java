// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Answers at one resource only. */
@ServicePath("/literal")
public class LiteralUpgrade implements UpgradeService {

  @Get("orders/latest")
  public Service upgrade() {
    return new NamedService(getClass().getSimpleName());
  }
}
