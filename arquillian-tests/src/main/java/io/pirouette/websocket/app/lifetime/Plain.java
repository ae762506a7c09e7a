// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Leaves pings to the library, and its end to the tests. */
class Plain implements Service {

  private final Journal journal;

  Plain(Journal journal) {
    this.journal = journal;
  }

  public void onOpen(Caller caller) {
    journal.observe(caller);
  }

  public String onTextMessage(String text) {
    return text;
  }
}
