// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import java.time.Duration;

/** For tokens that a server knows, which never answers. */
@ServicePath("/waiting")
public class WaitingUpgrade extends Asking {

  public WaitingUpgrade() {
    super(
        OAuth2IntrospectionConfig.builder(Servers.get("silent"))
            .clientConfig(
                HttpClientConfiguration.builder()
                    .timeout(Duration.ofMinutes(5))
                    .maxConcurrentRequests(20)
                    .build())
            .build());
  }
}
