// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Knows no sub-protocols. */
@ServicePath("/chat/silent")
public class SilentChatUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Negotiated();
  }
}
