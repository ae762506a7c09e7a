// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Service;

/** Reports everything in the order in which it happens; opens only when it may. */
class Ordered implements Service {

  private final Topic topic;

  Ordered(Topic topic) {
    this.topic = topic;
  }

  public void onOpen() throws InterruptedException {
    topic.report("opening");
    topic.awaitPermission();
    topic.report("open");
  }

  public void onTextMessage(String text) {
    topic.report("text " + text);
  }

  public void onBinaryMessage(byte[] data) {
    topic.report("binary " + data.length);
  }

  public void onClose(int statusCode, String reason) {
    topic.report("close " + statusCode + " '" + reason + "'");
  }

  public void onError(Throwable error) {
    topic.report("error " + error);
  }
}
