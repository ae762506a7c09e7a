// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;
import java.util.concurrent.atomic.AtomicInteger;

/** Reports if two of its methods run at once. They hold on when they are told to. */
class TakingTurns implements Service {

  private final Journal journal;
  private final AtomicInteger running = new AtomicInteger();
  private volatile String held = "";

  TakingTurns(Journal journal) {
    this.journal = journal;
  }

  public String onTextMessage(String text) throws InterruptedException {
    begin();
    if (text.equals("hold")) {
      held = "text";
      hold("text");
    } else if (text.equals("hold when idle")) {
      held = "idle, please";
    } else {
      journal.report("text " + text);
    }
    running.decrementAndGet();
    return text;
  }

  /** Is of interest once a method has been held. */
  public void onIdleTimeout() throws InterruptedException {
    begin();
    if (held.equals("idle, please")) {
      held = "idle";
      hold("idle");
    } else if (held.equals("text")) {
      held = "";
      journal.report("idle");
    }
    running.decrementAndGet();
  }

  private void begin() {
    if (running.incrementAndGet() > 1) {
      journal.report("two methods at once");
    }
  }

  private void hold(String event) throws InterruptedException {
    journal.report(event + " holds");
    journal.awaitPermission();
    journal.report(event + " ends");
  }
}
