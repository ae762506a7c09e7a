// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is asked. */
@ServicePath("/counting")
public class CountingUpgrade implements UpgradeService {

  private final AtomicInteger asked = new AtomicInteger();

  @Get
  public Counted upgrade() {
    return new Counted(asked.incrementAndGet());
  }

  /** Tells the count. */
  static class Counted implements Service {

    private final int count;

    Counted(int count) {
      this.count = count;
    }

    public String onOpen() {
      return String.valueOf(count);
    }
  }
}
