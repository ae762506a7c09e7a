// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** Drops the oldest messages, but has room for many. */
@ServicePath("/roomy/oldest")
public class RoomyOldestUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    SlowConsumerPolicy policy = new SlowConsumerPolicy.DropOldest(100_000, 100_000_000);
    return Optional.of(ServiceConfiguration.builder().slowConsumerPolicy(policy).build());
  }

  @Get("{groups}/{topic}")
  public Service upgrade(@PathParameter String groups, @PathParameter String topic) {
    return new Member(groups, topic);
  }
}
