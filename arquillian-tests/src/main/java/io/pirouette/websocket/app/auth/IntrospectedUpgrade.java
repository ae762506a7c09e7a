// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;

/** For tokens that a server knows. */
@ServicePath("/introspected")
public class IntrospectedUpgrade extends Asking {

  public IntrospectedUpgrade() {
    super(
        OAuth2IntrospectionConfig.builder(Servers.get("introspection"))
            .tokenTypeHint("access_token")
            .scopeKey("scp")
            .scopes("write", "update")
            .build());
  }
}
