// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.ContainerLoginConfig;

/** For whom the container knows. */
@ServicePath("/login")
public class LoginUpgrade extends Asking {

  public LoginUpgrade() {
    super(new ContainerLoginConfig("write", "read"));
  }
}
