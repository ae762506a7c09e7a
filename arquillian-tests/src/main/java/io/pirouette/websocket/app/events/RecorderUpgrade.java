// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic. */
@ServicePath("/events")
public class RecorderUpgrade implements UpgradeService {

  @Get
  public Recorder upgrade(UpgradeRequest request) {
    return new Recorder(Board.topic(request));
  }

  /** One who listens. */
  public static class Recorder implements Service {

    private final String topic;

    Recorder(String topic) {
      this.topic = topic;
    }

    public String onOpen(Caller caller) {
      Board.record(topic, caller);
      return "recording";
    }

    public String onTextMessage(String command) {
      if (command.equals("permit")) {
        Board.permit(topic);
        return null;
      }
      return "ended";
    }

    public void onClose(int statusCode) {
      Board.stop(topic);
    }
  }
}
