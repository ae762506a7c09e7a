// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** Without compression. */
@ServicePath("/plain")
public class PlainUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(ServiceConfiguration.builder().webSocketCompressionEnabled(false).build());
  }

  @Get
  public Service upgrade(UpgradeRequest request) {
    return new ObservedService(Board.topic(request));
  }
}
