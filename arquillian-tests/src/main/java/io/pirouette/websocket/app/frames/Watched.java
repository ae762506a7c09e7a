// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Reports all that reaches it, and answers with the length of what it gets. */
class Watched implements Service {

  private final Topic topic;

  Watched(Topic topic) {
    this.topic = topic;
  }

  public String onTextMessage(String text) {
    topic.report("text " + text.length());
    return String.valueOf(text.length());
  }

  public String onBinaryMessage(byte[] data) {
    topic.report("binary " + data.length);
    return String.valueOf(data.length);
  }

  public void onPong() {
    topic.report("pong");
  }

  public void onClose(int statusCode, String reason) {
    topic.report("close " + statusCode + " '" + reason + "'");
  }

  public void onError(Caller caller, Throwable error) {
    topic.report(
        "error %s open %s: %s"
            .formatted(error.getClass().getSimpleName(), caller.isOpen(), error.getMessage()));
  }
}
