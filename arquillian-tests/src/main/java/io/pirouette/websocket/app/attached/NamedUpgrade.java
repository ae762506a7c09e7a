// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.UpgradeException;

/** Is where it is attached; refuses whoever asks for it. */
public class NamedUpgrade implements UpgradeService {

  private final String name;

  public NamedUpgrade(String name) {
    this.name = name;
  }

  @Get
  public Service upgrade(UpgradeRequest request) {
    if (request.query().filter("refused"::equals).isPresent()) {
      throw new UpgradeException("not this one");
    }
    return new Naming(name);
  }
}
