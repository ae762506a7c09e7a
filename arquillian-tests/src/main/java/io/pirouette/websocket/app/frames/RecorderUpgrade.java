// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic, and use its connection from another thread. */
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

    /** {@code permit}, {@code ping}, or {@code end}. */
    public String onTextMessage(String command) {
      switch (command) {
        case "permit" -> topic.permit();
        case "ping" -> topic.tried().ping("in between".getBytes(UTF_8));
        default -> {
          return "ended";
        }
      }
      return null;
    }
  }
}
