// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Reports the first times that it is idle, and any that it must not be. */
class Counting implements Service {

  private final Journal journal;
  private int times;
  private boolean closed;

  Counting(Journal journal) {
    this.journal = journal;
  }

  public void onIdleTimeout(Caller caller) {
    if (closed) {
      journal.report("idle after the end");
    } else if (++times <= 3) {
      journal.report("idle " + times + " " + (caller.isOpen() ? "open" : "closed"));
    }
  }

  public String onTextMessage(Caller caller, String text) {
    if (text.equals("close")) {
      closed = true;
      caller.close();
      return null;
    }
    return text;
  }

  public void onClose(int statusCode) {
    closed = true;
    journal.report("close " + statusCode);
  }

  public void onError(Throwable error) {
    journal.report("error " + error);
  }
}
