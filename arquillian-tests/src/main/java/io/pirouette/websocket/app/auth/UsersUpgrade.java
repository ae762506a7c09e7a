// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;

/** For users of a file. */
@ServicePath("/users")
public class UsersUpgrade extends Asking {

  public UsersUpgrade() {
    super(FileUserStoreConfig.of(Servers.get("users"), "write"));
  }
}
