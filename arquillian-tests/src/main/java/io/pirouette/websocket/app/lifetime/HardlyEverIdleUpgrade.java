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

/** Idle after longer than can be counted. */
@ServicePath("/never/forever")
public class HardlyEverIdleUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder().idleTimeout(Duration.ofSeconds(Long.MAX_VALUE)).build());
  }

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
