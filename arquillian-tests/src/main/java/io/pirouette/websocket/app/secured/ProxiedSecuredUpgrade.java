// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.secured;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Optional;

/** Believes a proxy on this host. */
@ServicePath("/behind")
public class ProxiedSecuredUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder()
            .secureOnly(true)
            .trustedProxies(List.of("127.0.0.0/8", "::1"))
            .build());
  }

  @Get
  public Service upgrade() {
    return new Secret();
  }
}
