// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.opening;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Closes each connection as soon as it is open, and tells what became of the connection before. */
@ServicePath("/closing")
public class ClosingUpgrade implements UpgradeService {

  private final Map<String, Closing> latest = new ConcurrentHashMap<>();

  @Get("{way}/{topic}")
  public Service upgrade(@PathParameter String way, @PathParameter String topic) {
    if (way.equals("asked")) {
      return new Asked(latest.get(topic));
    }
    Closing service = new Closing(way);
    latest.put(topic, service);
    return service;
  }

  static class Closing implements Service {

    private final String way;

    /** Read by another connection's methods. */
    private volatile String events = "";

    Closing(String way) {
      this.way = way;
    }

    public void onOpen(Caller caller) {
      switch (way) {
        case "default" -> caller.close();
        case "code" -> caller.close(4001, "not today", Duration.ofMinutes(5));
        case "async" -> caller.closeAsync(4001, "not today");
        default -> throw new IllegalArgumentException(way);
      }
    }

    public void onTextMessage(String text) {
      events += "text ";
    }

    public void onClose(int statusCode) {
      events += "close ";
    }

    public void onError(Throwable error) {
      events += "error ";
    }
  }

  static class Asked implements Service {

    private final Closing service;

    Asked(Closing service) {
      this.service = service;
    }

    public String onTextMessage(String text) {
      return "events: " + service.events;
    }
  }
}
