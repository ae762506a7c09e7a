// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Is there from the beginning. */
@ServicePath("/declared")
public class DeclaredUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new Naming("declared");
  }
}
