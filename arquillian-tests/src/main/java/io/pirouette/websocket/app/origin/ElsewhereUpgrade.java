// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import java.util.List;

/** Behind proxies that are not on this host. */
@ServicePath("/elsewhere")
public class ElsewhereUpgrade extends CountedUpgrade {

  public ElsewhereUpgrade() {
    super(ServiceConfiguration.builder().trustedProxies(List.of("10.0.0.0/8", "::1")).build());
  }
}
