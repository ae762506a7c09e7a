// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Heartbeat;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.UpgradeService;
import java.time.Duration;
import java.util.Optional;

/** Pings often, and gives peers little time to answer. */
@ServicePath("/impatient")
public class ImpatientHeartbeatUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder()
            .slowConsumerPolicy(new SlowConsumerPolicy.Block(Duration.ofSeconds(1)))
            .heartbeat(new Heartbeat(Duration.ofMillis(100), Duration.ofMillis(300)))
            .build());
  }

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
