// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic, and let its methods go on. */
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

    public String onTextMessage(String command) {
      if (command.equals("permit")) {
        topic.permit();
        return null;
      }
      return "ended";
    }
  }
}
