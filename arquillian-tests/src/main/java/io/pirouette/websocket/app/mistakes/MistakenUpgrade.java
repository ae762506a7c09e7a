// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.mistakes;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has a resource too many. */
@ServicePath("/mistaken")
public class MistakenUpgrade implements UpgradeService {

  @Get
  public Service first() {
    return new MistakenService();
  }

  @Get("second")
  public Service second() {
    return new MistakenService();
  }
}
