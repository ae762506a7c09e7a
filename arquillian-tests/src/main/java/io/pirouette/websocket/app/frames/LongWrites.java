// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Writes as many bytes as its peer asks for, on a thread that does nothing else. */
class LongWrites implements Service {

  private final Topic topic;

  LongWrites(Topic topic) {
    this.topic = topic;
  }

  public void onOpen(Caller caller) {
    topic.hold(caller);
  }

  public void onTextMessage(Caller caller, String length) {
    byte[] data = new byte[Integer.parseInt(length)];
    new Thread(
            () -> {
              caller.writeBinaryMessage(data);
              topic.report("written");
            },
            "writer")
        .start();
  }
}
