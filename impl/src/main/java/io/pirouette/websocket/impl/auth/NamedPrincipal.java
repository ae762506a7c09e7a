// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.security.Principal;

/** A principal that is a name. */
public final class NamedPrincipal implements Principal {

  private final String name;

  /** Of that name. */
  public NamedPrincipal(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedPrincipal that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
