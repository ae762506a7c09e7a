// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import java.util.Optional;

/** Takes parameters, which are looked at behind the credentials. */
@ServicePath("/bound")
public class BoundUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder().auth(FileUserStoreConfig.of(Servers.get("users"))).build());
  }

  @Get("{number}")
  public Service upgrade(@PathParameter("number") int number, @QueryParameter("page") int page) {
    return new OpenUpgrade.Count();
  }
}
