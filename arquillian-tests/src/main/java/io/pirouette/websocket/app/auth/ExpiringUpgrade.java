// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;

/** For tokens that are signed by a shared secret, and no longer than they are good. */
@ServicePath("/expiring")
public class ExpiringUpgrade extends Asking {

  public ExpiringUpgrade() {
    super(
        true,
        JwtValidatorConfig.builder(new SharedSecret(Servers.get("secret")))
            .issuer("the issuer")
            .scopes("write")
            .build());
  }
}
