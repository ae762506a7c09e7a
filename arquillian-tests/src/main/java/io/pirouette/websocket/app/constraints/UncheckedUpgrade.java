// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** Takes values as they are. */
@ServicePath("/unchecked")
public class UncheckedUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder().dispatcherKey("event").validation(false).build());
  }

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return Desks.of(kind);
  }
}
