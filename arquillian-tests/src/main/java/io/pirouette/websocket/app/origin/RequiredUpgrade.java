// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import java.util.List;

/** For the pages of one origin, and for nobody who does not say where he is from. */
@ServicePath("/required")
public class RequiredUpgrade extends CountedUpgrade {

  public RequiredUpgrade() {
    super(
        ServiceConfiguration.builder()
            .allowedOrigins(List.of("https://a.example"))
            .originRequired(true)
            .build());
  }
}
