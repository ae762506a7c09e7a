// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import java.util.List;

/** For tokens that are signed by a key that a server publishes. */
@ServicePath("/published")
public class PublishedUpgrade extends Asking {

  public PublishedUpgrade() {
    super(
        JwtValidatorConfig.builder(new JwksConfig(Servers.get("keys")))
            .issuer("the issuer")
            .audience(List.of("the services"))
            .scopes("write", "update")
            .build());
  }
}
