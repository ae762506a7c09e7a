// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic, let its methods go on, and give orders. */
@ServicePath("/events")
public class RecorderUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Recorder(Journal.of(topic));
  }

  static class Recorder implements Service {

    private final Journal journal;

    Recorder(Journal journal) {
      this.journal = journal;
    }

    public String onOpen(Caller caller) {
      journal.recordedBy(caller);
      return "recording";
    }

    public String onTextMessage(String command) {
      switch (command) {
        case "permit" -> journal.permit();
        case "end" -> {
          return "ended";
        }
        default -> new Order(journal).begin(command);
      }
      return null;
    }
  }
}
