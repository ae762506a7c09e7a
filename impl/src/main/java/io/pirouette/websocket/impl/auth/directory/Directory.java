// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.Places;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UserStore;
import java.util.Optional;
import java.util.Set;

/** Finds users in a directory, and has it check their passwords by binding as them. */
public final class Directory implements UserStore {

  private final LdapUserStoreConfig config;
  private final UserQuery query;
  private final Places places;

  /** Bound by nobody but whoever searches. */
  private final Connections searching;

  /** Bound by one user after the other. */
  private final Connections binding;

  private Directory(LdapUserStoreConfig config) {
    this.config = config;
    this.query = new UserQuery(config);
    this.places = new Places(config.connectionPoolSize(), config.connectionUrl());
    ConnectionFactory factory = new ConnectionFactory(config);
    this.searching = new Connections(factory::openBound);
    this.binding = new Connections(factory::open);
  }

  /**
   * The directory of a configuration; it is first asked for the first user.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static Directory of(LdapUserStoreConfig config) {
    try {
      return new Directory(config);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "A directory needs com.unboundid:unboundid-ldapsdk on the class path", null);
    }
  }

  @Override
  public Identity authenticate(String name, String password) {
    // A bind with a name and no password succeeds with many directories, as nobody (RFC 4513).
    if (name.isBlank() || password.isBlank()) {
      throw new RejectedException("no name or no password");
    }
    return places.in(() -> identity(name, password));
  }

  private Identity identity(String name, String password) {
    try {
      return config.userDnPattern() == null ? searched(name, password) : derived(name, password);
    } catch (LDAPSearchException e) {
      // Of a search that is not allowed, or below nothing, users are not to blame.
      throw Answers.unavailable(config.connectionUrl(), e);
    } catch (LDAPException e) {
      throw Answers.meaning(config.connectionUrl(), e);
    }
  }

  private Identity searched(String name, String password) throws LDAPException {
    FoundUser user = searching.use(connection -> query.search(connection, name));
    binding.use(connection -> connection.bind(request(user.dn(), password)));
    return identity(user, searching.use(connection -> query.groups(connection, user)));
  }

  private Identity derived(String name, String password) throws LDAPException {
    String dn = query.dn(name);
    record Bound(FoundUser user, Set<String> groups) {}
    boolean asUser = config.connectionName() == null;
    Bound bound =
        binding.use(
            connection -> {
              connection.bind(request(dn, password));
              FoundUser user = own(connection, dn, name);
              return new Bound(user, asUser ? query.groups(connection, user) : Set.of());
            });
    return identity(
        bound.user,
        asUser ? bound.groups : searching.use(connection -> query.groups(connection, bound.user)));
  }

  /** What users may read of themselves, which need not be anything. */
  private FoundUser own(LDAPConnection connection, String dn, String name) throws LDAPException {
    Optional<SearchResultEntry> entry = query.read(connection, dn);
    return entry.isPresent() ? query.user(entry.get()) : new FoundUser(dn, name);
  }

  private static SimpleBindRequest request(String dn, String password) {
    return new SimpleBindRequest(dn, password);
  }

  private Identity identity(FoundUser user, Set<String> groups) {
    return Identity.ofUser(user.name(), groups, config.connectionUrl());
  }

  @Override
  public void close() {
    searching.close();
    binding.close();
  }
}
