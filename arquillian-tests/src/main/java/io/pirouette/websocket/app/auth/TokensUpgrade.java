// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;

/** For tokens that are signed by a shared secret. */
@ServicePath("/tokens")
public class TokensUpgrade extends Asking {

  public TokensUpgrade() {
    super(
        JwtValidatorConfig.builder(new SharedSecret(Servers.get("secret")))
            .issuer("the issuer")
            .scopes("write", "update")
            .build());
  }
}
