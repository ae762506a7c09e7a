// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.taxi;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For the driver who is named in the path, and for those who wait for a ride. */
@ServicePath("/taxi")
@ServiceConfig(dispatcherKey = "event")
public class TaxiUpgrade implements UpgradeService {

  private final Map<String, Taxi> taxis = new ConcurrentHashMap<>();

  @Get("{driver}")
  public Service upgrade(@PathParameter String driver) {
    return new TaxiFeed(taxis.computeIfAbsent(driver, Taxi::new));
  }
}
