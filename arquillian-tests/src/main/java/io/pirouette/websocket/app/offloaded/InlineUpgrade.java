// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** The same services on the container's threads. */
@ServicePath("/inline")
public class InlineUpgrade implements UpgradeService {

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(ServiceConfiguration.builder().dispatch(Dispatch.INLINE).build());
  }

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return Kinds.make(kind, Topic.of(topic));
  }
}
