// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import java.util.List;

/** For the pages of all origins. */
@ServicePath("/any")
public class AnyUpgrade extends CountedUpgrade {

  public AnyUpgrade() {
    super(ServiceConfiguration.builder().allowedOrigins(List.of("*")).build());
  }
}
