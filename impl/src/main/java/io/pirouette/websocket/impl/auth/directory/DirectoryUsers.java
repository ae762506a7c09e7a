// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.impl.auth.Identity;
import java.util.Optional;

/** Finds users in a directory, and has it check their passwords by binding as them. */
final class DirectoryUsers implements EndableUsers {

  private final LdapUserStoreConfig config;
  private final UserQuery query;

  /** Bound by nobody but whoever searches. */
  private final Connections searching;

  /** Bound by one user after the other. */
  private final Connections binding;

  DirectoryUsers(LdapUserStoreConfig config) {
    this.config = config;
    this.query = new UserQuery(config);
    ConnectionFactory factory = new ConnectionFactory(config);
    this.searching = new Connections(factory::openBound);
    this.binding = new Connections(factory::open);
  }

  @Override
  public Identity authenticate(String name, String password) {
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
    return searching.use(connection -> identity(connection, user));
  }

  private Identity derived(String name, String password) throws LDAPException {
    String dn = query.dn(name);
    FoundUser asSent = new FoundUser(dn, UserQuery.plain(name));
    if (config.connectionName() == null) {
      return binding.use(
          connection -> {
            connection.bind(request(dn, password));
            return identity(connection, query.read(connection, dn).orElse(asSent));
          });
    }
    Optional<FoundUser> own =
        binding.use(
            connection -> {
              connection.bind(request(dn, password));
              return query.read(connection, dn);
            });
    return searching.use(
        connection ->
            identity(
                connection,
                own.isPresent() ? own.get() : query.read(connection, dn).orElse(asSent)));
  }

  private static SimpleBindRequest request(String dn, String password) {
    return new SimpleBindRequest(dn, password);
  }

  private Identity identity(LDAPConnection connection, FoundUser user) throws LDAPException {
    return Identity.ofUser(user.name(), query.groups(connection, user), config.connectionUrl());
  }

  @Override
  public void end(Thread asking) {
    searching.end(asking);
    binding.end(asking);
  }

  @Override
  public void close() {
    searching.close();
    binding.close();
  }
}
