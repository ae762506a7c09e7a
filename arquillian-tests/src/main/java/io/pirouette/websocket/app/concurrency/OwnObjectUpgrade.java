// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.concurrency;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.concurrent.ThreadLocalRandom;

/** Takes a moment over each upgrade, so that they overlap; the object remembers the request. */
@ServicePath("/own")
public class OwnObjectUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextInt(20));
    return new Own(request.query().orElseThrow());
  }

  static class Own implements Service {

    private final String query;
    private int messages;

    Own(String query) {
      this.query = query;
    }

    public String onTextMessage(String text) {
      messages++;
      return query + " " + text + " " + messages;
    }
  }
}
