// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import java.util.List;

/** For the pages of three origins. */
@ServicePath("/listed")
public class ListedUpgrade extends CountedUpgrade {

  public ListedUpgrade() {
    super(
        ServiceConfiguration.builder()
            .allowedOrigins(
                List.of("https://a.example", "http://b.example:8080", "https://[2001:db8::1]"))
            .build());
  }
}
