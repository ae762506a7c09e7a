// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import java.util.List;

/** Behind a proxy on this host. */
@ServicePath("/proxied")
public class ProxiedUpgrade extends CountedUpgrade {

  public ProxiedUpgrade() {
    super(
        ServiceConfiguration.builder().trustedProxies(List.of("10.0.0.0/8", "127.0.0.1")).build());
  }
}
