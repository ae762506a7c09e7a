// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Sends back each text, a certain one not before it may. */
class Gated implements Service {

  private final Topic topic;

  Gated(Topic topic) {
    this.topic = topic;
  }

  public void onOpen(Caller caller) {
    topic.join(caller);
  }

  public String onTextMessage(Caller caller, String text) throws InterruptedException {
    if (text.equals("hold")) {
      topic.report("holding");
      topic.awaitPermission();
    }
    if (text.equals("interrupt")) {
      Thread.currentThread().interrupt();
    }
    if (text.startsWith("tell ")) {
      topic.membersBut(caller).forEach(other -> other.writeTextMessage(text));
    }
    return text;
  }
}
