// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import java.security.Principal;
import java.util.Optional;

/** What a servlet container knows of who has sent a request. */
public interface ContainerLogin {

  /** Of a request that nobody is known for. */
  ContainerLogin NOBODY =
      new ContainerLogin() {
        @Override
        public Optional<Principal> principal() {
          return Optional.empty();
        }

        @Override
        public boolean hasRole(String role) {
          return false;
        }
      };

  /** Who it is, if the container knows. */
  Optional<Principal> principal();

  /** Whether the container gives that one a role. */
  boolean hasRole(String role);
}
