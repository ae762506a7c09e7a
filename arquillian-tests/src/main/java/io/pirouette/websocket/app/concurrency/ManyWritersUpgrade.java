// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.concurrency;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Sixteen threads write a thousand messages each to whoever asks. */
@ServicePath("/writers")
public class ManyWritersUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new ManyWriters();
  }

  static class ManyWriters implements Service {

    public void onTextMessage(Caller caller, String go) {
      Writers.start(caller::writeTextMessage, caller::close);
    }
  }
}
