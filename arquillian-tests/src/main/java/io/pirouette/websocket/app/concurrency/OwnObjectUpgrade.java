// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.concurrency;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.concurrent.CyclicBarrier;

/**
 * Hands out an object that remembers the request. Upgrades whose query asks for it wait for one
 * another, two by two, so that they are sure to overlap.
 */
@ServicePath("/own")
public class OwnObjectUpgrade implements UpgradeService {

  private final CyclicBarrier meeting = new CyclicBarrier(2);

  @Get
  public Service upgrade(UpgradeRequest request) throws Exception {
    String query = request.query().orElseThrow();
    if (query.startsWith("meet=")) {
      meeting.await();
    }
    return new Own(query);
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
