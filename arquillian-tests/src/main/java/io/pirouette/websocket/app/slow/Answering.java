// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Answers texts in several ways, counts bytes, and is a member of one group. */
class Answering implements Service {

  private final String name;
  private final Topic topic;
  private int binaryMessages;

  Answering(String name, String topic) {
    this.name = name;
    this.topic = Topic.of(topic);
  }

  public String onOpen(Caller caller) {
    topic.group(name).join(caller);
    return "joined";
  }

  /**
   * By the first word: {@code hold} waits until it may answer, {@code write} writes first, {@code
   * write-hold} does both. Everything is sent back.
   */
  public String onTextMessage(Caller caller, String text) {
    String way = text.split(" ")[0];
    if (way.startsWith("write")) {
      caller.writeTextMessage("written " + text);
    }
    if (way.endsWith("hold")) {
      topic.report("holding");
      topic.awaitPermission();
    }
    return way.equals("count") ? String.valueOf(binaryMessages) : text;
  }

  public void onBinaryMessage(byte[] data) {
    binaryMessages++;
  }

  public void onError(Throwable error) {
    topic.report(name + " error " + error);
  }
}
