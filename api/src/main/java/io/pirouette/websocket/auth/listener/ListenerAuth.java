// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.util.List;

/**
 * One way to show that one may connect: an element of {@link
 * io.pirouette.websocket.ServiceConfiguration#auth()}, with the scopes that are asked for besides
 * (the specification's records {@code ...WithScopes}).
 */
public sealed interface ListenerAuth
    permits FileUserStoreConfig,
        LdapUserStoreConfig,
        JwtValidatorConfig,
        OAuth2IntrospectionConfig,
        ContainerLoginConfig {

  /**
   * The scopes of which a peer has to hold at least one. None, the default, means that to be known
   * is enough.
   *
   * @return an unmodifiable list
   */
  List<String> scopes();
}
