// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.reporting;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic. */
@ServicePath("/events")
public class RecorderUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Recorder(topic);
  }

  static class Recorder implements Service {

    private final String topic;

    Recorder(String topic) {
      this.topic = topic;
    }

    public String onOpen(Caller caller) {
      Topic.record(topic, caller);
      return "recording";
    }

    public String onTextMessage(String command) {
      return "ended";
    }
  }
}
