// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.wss;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** Lets in who comes over TLS. */
@ServicePath("/secured")
public class SecuredUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(ServiceConfiguration.builder().secureOnly(true).build());
  }

  @Get
  public Service upgrade() {
    return new Witness();
  }
}
