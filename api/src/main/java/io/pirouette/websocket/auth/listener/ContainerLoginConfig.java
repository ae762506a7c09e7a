// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Scopes;
import java.util.List;

/**
 * The container's own login: accepts whom the container knows ({@code getUserPrincipal} of the
 * request), by whatever its application has configured. Roles are scopes ({@code isUserInRole}).
 *
 * <p>It does not start a login: a request without one is refused, or left to the next entry of the
 * list. That the container looks for credentials on the paths of the services is for the
 * application to say, in {@code web.xml}.
 *
 * @param scopes see {@link ListenerAuth#scopes()}; names of roles
 */
public record ContainerLoginConfig(List<String> scopes) implements ListenerAuth {

  /**
   * Checks and copies the values.
   *
   * @param scopes see above
   * @throws IllegalArgumentException if a scope is blank
   */
  public ContainerLoginConfig {
    scopes = Scopes.checked(scopes);
  }

  /**
   * A login with one of these roles.
   *
   * @param scopes the roles; none means that any login will do
   */
  public ContainerLoginConfig(String... scopes) {
    this(List.of(scopes));
  }
}
