// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;

/** By default. */
@ServicePath("/own")
public class OwnUpgrade extends CountedUpgrade {

  public OwnUpgrade() {
    super(ServiceConfiguration.builder().build());
  }
}
