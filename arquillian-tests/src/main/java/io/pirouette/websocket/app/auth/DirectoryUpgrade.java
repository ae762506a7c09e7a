// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import java.util.List;

/** For users of a directory. */
@ServicePath("/directory")
public class DirectoryUpgrade extends Asking {

  public DirectoryUpgrade() {
    super(
        LdapUserStoreConfig.builder(Servers.get("directory"))
            .userSearchBase("ou=people,dc=example,dc=org")
            .groupSearchBase(List.of("ou=groups,dc=example,dc=org"))
            .build());
  }
}
