// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has a longer base path below another one's. */
@ServicePath("/outer/inner")
public class InnerUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new NamedService(getClass().getSimpleName());
  }
}
