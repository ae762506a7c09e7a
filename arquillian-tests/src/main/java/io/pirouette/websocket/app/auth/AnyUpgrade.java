// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.ContainerLoginConfig;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;

/** For users of a file, tokens, and whom the container knows. */
@ServicePath("/any")
public class AnyUpgrade extends Asking {

  public AnyUpgrade() {
    super(
        FileUserStoreConfig.of(Servers.get("users")),
        JwtValidatorConfig.builder(new SharedSecret(Servers.get("secret"))).build(),
        new ContainerLoginConfig());
  }
}
