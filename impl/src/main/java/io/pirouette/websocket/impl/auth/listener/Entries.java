// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.impl.auth.directory.Directory;
import io.pirouette.websocket.impl.auth.introspection.Introspection;
import io.pirouette.websocket.impl.auth.jwt.JwtValidator;
import io.pirouette.websocket.impl.auth.users.FileUsers;
import java.util.ArrayList;
import java.util.List;

/** Makes what a configuration lists. */
final class Entries {

  private Entries() {}

  /** In the same order; what is made already is closed, if one of them cannot be. */
  static List<Entry> of(List<ListenerAuth> kinds) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (ListenerAuth kind : kinds) {
        entries.add(of(kind));
      }
      return List.copyOf(entries);
    } catch (RuntimeException | Error e) {
      entries.forEach(Entry::close);
      throw e;
    }
  }

  private static Entry of(ListenerAuth kind) {
    if (kind instanceof FileUserStoreConfig config) {
      return new UserEntry(FileUsers.of(config), kind.scopes());
    } else if (kind instanceof LdapUserStoreConfig config) {
      return new UserEntry(Directory.of(config), kind.scopes());
    } else if (kind instanceof JwtValidatorConfig config) {
      return new TokenEntry(JwtValidator.of(config), kind.scopes());
    } else if (kind instanceof OAuth2IntrospectionConfig config) {
      return new TokenEntry(Introspection.of(config), kind.scopes());
    }
    return new LoginEntry(kind.scopes());
  }
}
