// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;

/** Is where it is attached. */
public class NamedUpgrade implements UpgradeService {

  private final String name;

  public NamedUpgrade(String name) {
    this.name = name;
  }

  @Get
  public Service upgrade() {
    return new Naming(name);
  }
}
