// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.login;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.ContainerLoginConfig;
import java.util.Optional;

/** At a path where the container asks for a login. */
@ServicePath("/secured/writers")
public final class WritersUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder().auth(new ContainerLoginConfig("write")).build());
  }

  @Get
  public Service upgrade() {
    return new WhoAmI();
  }
}
