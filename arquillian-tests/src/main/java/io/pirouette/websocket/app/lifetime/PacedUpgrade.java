// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Heartbeat;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.time.Duration;
import java.util.Optional;

/** Pings often, by frames as large as those of messages, and waits for answers long. */
@ServicePath("/paced")
public class PacedUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder()
            .heartbeat(new Heartbeat(Duration.ofMillis(300), Duration.ofMinutes(5)))
            .maxFrameSize(8)
            .build());
  }

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, topic);
  }
}
