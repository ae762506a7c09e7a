// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;

/** Dismisses peers that are idle for the second time. */
class Dismissing implements Service {

  private final Journal journal;
  private int times;

  Dismissing(Journal journal) {
    this.journal = journal;
  }

  public CloseFrame onIdleTimeout() {
    times++;
    journal.report("idle " + times);
    return times == 1 ? null : new CloseFrame.CustomCloseFrame(4408, "too quiet");
  }

  public void onTextMessage(String text) {
    journal.report("text " + text);
  }

  public void onClose(int statusCode) {
    journal.report("close " + statusCode);
  }

  public void onError(Throwable error) {
    journal.report("error " + error);
  }
}
