// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.settings;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import java.util.List;
import java.util.Optional;

/** For one user. */
@ServicePath("/settings")
public class SettingsUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    User alice = new User("alice", "${shop.password}");
    return Optional.of(
        ServiceConfiguration.builder().auth(FileUserStoreConfig.of(List.of(alice))).build());
  }

  @Get
  public Service upgrade() {
    return new Service() {};
  }
}
