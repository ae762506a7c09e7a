// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Optional;

/** Knows sub-protocols by configuration. */
@ServicePath("/chat/configured")
public class ConfiguredChatUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(
        ServiceConfiguration.builder().subProtocols(List.of("v2.chat", "v1.chat")).build());
  }

  @Get
  public Service upgrade() {
    return new Negotiated();
  }
}
