// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.UserStore;
import io.pirouette.websocket.impl.auth.listener.Credentials.Password;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets in by name and password. */
final class UserEntry extends Entry {

  private final UserStore users;

  UserEntry(UserStore users, List<String> scopes) {
    super(scopes);
    this.users = users;
  }

  @Override
  Scheme scheme() {
    return Scheme.BASIC;
  }

  @Override
  @Nullable Identity identify(Credentials credentials, ContainerLogin login) {
    return credentials instanceof Password given
        ? users.authenticate(given.name(), given.password())
        : null;
  }

  @Override
  public void close() {
    users.close();
  }
}
