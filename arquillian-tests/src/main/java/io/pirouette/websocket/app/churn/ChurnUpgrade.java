// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.churn;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Hands out a service that fails at once, or one that tells in which process it is. */
@ServicePath("/churn")
public class ChurnUpgrade implements UpgradeService {

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return kind.equals("failing") ? new Failing() : new Process();
  }

  static class Failing implements Service {

    public void onOpen() {
      throw new IllegalStateException("as it is meant to");
    }
  }

  static class Process implements Service {

    public String onTextMessage(String ignored) {
      return String.valueOf(ProcessHandle.current().pid());
    }
  }
}
