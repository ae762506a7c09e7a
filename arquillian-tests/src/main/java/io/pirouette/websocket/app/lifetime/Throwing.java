// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;

/** Fails when it is idle: first as a method may, then as it may not. */
class Throwing implements Service {

  private final Journal journal;
  private int times;

  Throwing(Journal journal) {
    this.journal = journal;
  }

  public void onIdleTimeout() throws Exception {
    times++;
    journal.report("idle " + times);
    if (times < 3) {
      throw new WebSocketException("idle in vain");
    }
    throw new Exception("a secret");
  }

  public void onClose(int statusCode) {
    journal.report("close " + statusCode);
  }

  public void onError(Throwable error) {
    journal.report("error " + error.getClass().getSimpleName() + ": " + error.getMessage());
  }
}
