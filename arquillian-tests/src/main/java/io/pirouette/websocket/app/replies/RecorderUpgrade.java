// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic, and let its streams go on. */
@ServicePath("/events")
public class RecorderUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Recorder(Topic.of(topic));
  }

  static class Recorder implements Service {

    private final Topic topic;

    Recorder(Topic topic) {
      this.topic = topic;
    }

    public String onOpen(Caller caller) {
      topic.recordedBy(caller);
      return "recording";
    }

    /** {@code release GATE NUMBER}, {@code taken}, or {@code end}. */
    public void onTextMessage(String command) {
      String[] words = command.split(" ");
      switch (words[0]) {
        case "release" -> topic.release(words[1], Integer.parseInt(words[2]));
        case "taken" -> topic.report(topic.taken.toString());
        default -> topic.report("ended");
      }
    }
  }
}
