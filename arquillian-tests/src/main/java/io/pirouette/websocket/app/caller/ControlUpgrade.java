// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests command the connection of a topic; each command runs on a thread of its own. */
@ServicePath("/control")
public class ControlUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Control(Desk.of(topic));
  }

  static class Control implements Service {

    private final Desk desk;

    Control(Desk desk) {
      this.desk = desk;
    }

    public String onOpen(Caller caller) {
      desk.control(caller);
      return "ready";
    }

    public void onTextMessage(String command) {
      new Thread(() -> new Commands(desk.held(), desk::report).run(command), "commander").start();
    }
  }
}
