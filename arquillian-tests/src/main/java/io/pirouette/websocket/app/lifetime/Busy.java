// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Reports each frame, without an answer, and the first time that it is idle. */
class Busy implements Service {

  private final Journal journal;
  private boolean idle;

  Busy(Journal journal) {
    this.journal = journal;
  }

  public void onOpen(Caller caller) {
    journal.observe(caller);
  }

  public void onIdleTimeout() {
    if (!idle) {
      idle = true;
      journal.report("idle");
    }
  }

  public void onTextMessage(String text) {
    journal.report("got text");
  }

  public void onBinaryMessage(byte[] data) {
    journal.report("got bytes");
  }

  /** Leaves the pong out. */
  public void onPing() {
    journal.report("got ping");
  }

  public void onPong() {
    journal.report("got pong");
  }
}
