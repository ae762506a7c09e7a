// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Knows sub-protocols by annotation. */
@ServicePath("/chat")
@ServiceConfig(subProtocols = {"v2.chat", "v1.chat"})
public class ChatUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Negotiated();
  }
}
