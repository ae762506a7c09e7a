// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Answers at its path and everything below, except what a longer base path takes. */
@ServicePath("/outer")
public class OuterUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new NamedService(getClass().getSimpleName());
  }
}
