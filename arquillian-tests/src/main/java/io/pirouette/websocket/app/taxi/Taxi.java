// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.taxi;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One taxi, and those who wait for it. Any thread. */
class Taxi {

  private static final System.Logger LOG = System.getLogger(Taxi.class.getName());

  private final String driver;
  private final Map<String, Rider> riders = new ConcurrentHashMap<>();

  Taxi(String driver) {
    this.driver = driver;
  }

  /** A rider's wish. */
  public record Subscribe(String rider) {}

  /** What has been agreed on. */
  public record Subscription(boolean active, String driver) {}

  /** Where the driver is. */
  public record Location(double lat, double lon) {}

  /** The same, as a rider is told. */
  public record Position(String driver, double lat, double lon, String rider) {}

  /** What was wrong with a message. */
  public record Problem(String problem) {}

  private record Rider(String name, Caller caller) {}

  Subscription subscribe(Caller caller, String name) {
    riders.put(caller.getConnectionId(), new Rider(name, caller));
    return new Subscription(true, driver);
  }

  Subscription unsubscribe(Caller caller) {
    riders.remove(caller.getConnectionId());
    return new Subscription(false, driver);
  }

  /** All riders are told; one whose connection is dead does not keep the others from hearing. */
  void moveTo(Location location) {
    for (Rider rider : riders.values()) {
      try {
        rider.caller.writeMessage(
            new Position(driver, location.lat(), location.lon(), rider.name()));
      } catch (WebSocketException e) {
        LOG.log(System.Logger.Level.INFO, "One did not hear it: {0}", e.getMessage());
      }
    }
  }

  void goHome() {
    riders.values().forEach(rider -> rider.caller.close());
    riders.clear();
  }
}
