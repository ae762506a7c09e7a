// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Reports the first times that it is idle, and any that it must not be. */
class Counting implements Service {

  private final Journal journal;
  private final int told;
  private int times;
  private boolean closed;

  /** Reports so many times, and any time that it must not be. */
  Counting(Journal journal, int told) {
    this.journal = journal;
    this.told = told;
  }

  public void onIdleTimeout(Caller caller) {
    if (closed) {
      journal.report("idle after the end");
    } else if (++times <= told) {
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
