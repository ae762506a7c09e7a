// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** The key is known at run time. */
@ServicePath("/configured")
public class ConfiguredUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(ServiceConfiguration.builder().dispatcherKey("event").build());
  }

  @Get
  public Service upgrade(UpgradeRequest request) {
    return Kinds.of(request);
  }
}
