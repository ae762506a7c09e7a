// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a directory is asked. Names are escaped: none can say more than a name. */
final class UserQuery {

  private static final int MAX_NAME = 1_024;
  private static final int MAX_GROUPS = 1_000;
  private static final String MEMBER_BY_NAME = "memberUid";

  private final LdapUserStoreConfig config;

  /** Checks what would else be found wrong when the first user comes. */
  UserQuery(LdapUserStoreConfig config) {
    this.config = config;
    try {
      if (config.userDnPattern() != null) {
        new com.unboundid.ldap.sdk.DN(dn("x"));
      } else {
        filter("x");
      }
    } catch (LDAPException e) {
      throw new IllegalArgumentException(
          config.userDnPattern() != null
              ? "userDnPattern: '" + config.userDnPattern() + "' (expected: uid=?,ou=people,...)"
              : "userNameSearchFilter: '"
                  + config.userNameSearchFilter()
                  + "' (expected: a filter as in RFC 4515)",
          null);
    }
  }

  /** The distinguished name of a user, by the pattern. */
  String dn(String name) {
    String escaped = new RDN("x", checked(name)).toString().substring(2);
    return filled(Objects.requireNonNull(config.userDnPattern()), escaped);
  }

  Filter filter(String name) throws LDAPException {
    String template = config.userNameSearchFilter();
    return template == null
        ? Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", config.userEntryObjectClass()),
            Filter.createEqualityFilter(config.userNameAttribute(), checked(name)))
        : Filter.create(filled(template, Filter.encodeValue(checked(name))));
  }

  private static String filled(String template, String escaped) {
    return String.join(escaped, template.split("\\?", -1));
  }

  /** A name as all of its spellings have it, where the directory's own is not to be had. */
  static String plain(String name) {
    return name.strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
  }

  private static String checked(String name) {
    if (name.length() > MAX_NAME) {
      throw new RejectedException("a name of more than " + MAX_NAME + " characters");
    }
    return name;
  }

  /** The one user of a name. */
  FoundUser search(LDAPConnection connection, String name) throws LDAPException {
    CountedEntries found = new CountedEntries(connection, 2);
    SearchRequest request =
        new SearchRequest(
            found,
            config.userSearchBase(),
            SearchScope.SUB,
            filter(name),
            config.userNameAttribute());
    request.setSizeLimit(2);
    try {
      connection.search(request);
    } catch (LDAPSearchException e) {
      // Also if no second one has come: some directories have lower limits of their own.
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        throw new RejectedException("an ambiguous name");
      }
      throw e;
    }
    List<SearchResultEntry> entries = found.entries();
    if (entries.size() != 1) {
      throw new RejectedException(entries.isEmpty() ? "no such user" : "an ambiguous name");
    }
    return user(entries.get(0));
  }

  /** The user of an entry, if it may be read. */
  Optional<FoundUser> read(LDAPConnection connection, String dn) throws LDAPException {
    CountedEntries found = new CountedEntries(connection, 1);
    SearchRequest request =
        new SearchRequest(
            found,
            dn,
            SearchScope.BASE,
            Filter.createPresenceFilter("objectClass"),
            config.userNameAttribute());
    try {
      connection.search(request);
      return found.entries().stream().findFirst().map(this::user);
    } catch (LDAPSearchException e) {
      if (Answers.isRefusal(e.getResultCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private FoundUser user(SearchResultEntry entry) {
    String name = entry.getAttributeValue(config.userNameAttribute());
    if (name == null || name.isEmpty()) {
      throw new RejectedException("an entry without " + config.userNameAttribute());
    }
    return new FoundUser(entry.getDN(), name);
  }

  /** The names of the groups of which a user is a member. */
  Set<String> groups(LDAPConnection connection, FoundUser user) throws LDAPException {
    Set<String> groups = new HashSet<>();
    for (String base : config.groupSearchBase()) {
      CountedEntries found = new CountedEntries(connection, MAX_GROUPS);
      SearchRequest request =
          new SearchRequest(
              found, base, SearchScope.SUB, membership(user), config.groupNameAttribute());
      request.setSizeLimit(MAX_GROUPS);
      searchGroups(connection, request);
      for (SearchResultEntry entry : found.entries()) {
        String name = entry.getAttributeValue(config.groupNameAttribute());
        if (name != null) {
          groups.add(name);
        }
      }
    }
    return groups;
  }

  private Filter membership(FoundUser user) {
    boolean byName = MEMBER_BY_NAME.equalsIgnoreCase(config.membershipAttribute());
    return Filter.createANDFilter(
        Filter.createEqualityFilter("objectClass", config.groupEntryObjectClass()),
        Filter.createEqualityFilter(
            config.membershipAttribute(), byName ? user.name() : user.dn()));
  }

  /** As many as there may be: whoever is in more groups is held to be in these alone. */
  private static void searchGroups(LDAPConnection connection, SearchRequest request)
      throws LDAPSearchException {
    try {
      connection.search(request);
    } catch (LDAPSearchException e) {
      if (!e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        throw e;
      }
    }
  }
}
