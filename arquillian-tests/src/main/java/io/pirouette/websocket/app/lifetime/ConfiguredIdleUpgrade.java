// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.time.Duration;
import java.util.Optional;

/** The same by configuration. */
@ServicePath("/configured/idle")
public class ConfiguredIdleUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder()
            .idleTimeout(Duration.ofMillis(200))
            .connectionClosureTimeout(Duration.ofMillis(250))
            .build());
  }

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
