// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.UpgradeService;
import java.time.Duration;
import java.util.Optional;

/** Closes, and has room for few. */
@ServicePath("/closing")
public class ClosingUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    SlowConsumerPolicy policy = new SlowConsumerPolicy.Close(16, 1_000_000);
    return Optional.of(
        ServiceConfiguration.builder()
            .slowConsumerPolicy(policy)
            .connectionClosureTimeout(Duration.ofSeconds(5))
            .build());
  }

  @Get("{groups}/{topic}")
  public Service upgrade(@PathParameter String groups, @PathParameter String topic) {
    return new Member(groups, topic);
  }
}
