// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;

/** Holds on before it replies, and reports how long after that it is idle for the first time. */
class Resting implements Service {

  private final Journal journal;
  private boolean resting;
  private long since;

  Resting(Journal journal) {
    this.journal = journal;
  }

  public String onTextMessage(String text) throws InterruptedException {
    journal.report("holds");
    journal.awaitPermission();
    resting = true;
    since = System.nanoTime();
    return text;
  }

  public void onIdleTimeout() {
    if (resting) {
      resting = false;
      journal.report("idle " + (System.nanoTime() - since));
    }
  }
}
