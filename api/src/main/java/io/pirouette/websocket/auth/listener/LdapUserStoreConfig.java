// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Scopes;
import io.pirouette.websocket.internal.Times;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users of a directory (LDAP version 3, RFC 4511) with passwords sent by HTTP Basic (RFC 7617).
 *
 * <p>A user is found by a search, or by a pattern of distinguished names, and proves the password
 * by a bind. Groups of which the user is a member are scopes. Referrals are not followed; a name
 * that finds more than one entry is refused, and so is an empty password, before the directory
 * hears of it.
 *
 * <p>The directory is first asked when somebody connects; one that cannot be reached refuses
 * nobody's deployment. Passwords are sent over {@code ldaps}, or when StartTLS has succeeded; over
 * neither they are readable on the way, which the log warns of unless it is this very machine.
 *
 * <p>Needs {@code com.unboundid:unboundid-ldapsdk} on the class path. Immutable; made by {@link
 * #builder}. The canonical constructor is not part of the API.
 *
 * @param connectionUrl {@code ldap://host:389} or {@code ldaps://host:636}; the ports are the
 *     defaults
 * @param connectionName the distinguished name that searches are made by; null, the default, means
 *     that they are anonymous
 * @param connectionPassword its password; may have placeholders. It is not shown by {@link
 *     #toString()}.
 * @param userSearchBase below which entries users are searched; null, the default, where there is a
 *     {@code userDnPattern}
 * @param userEntryObjectClass the object class of users' entries; the default is {@code person}
 * @param userNameAttribute the attribute that is the user's name, and the name of the principal;
 *     the default is {@code uid}
 * @param userNameSearchFilter by which a user is searched, with {@code ?} for the escaped name (RFC
 *     4515), such as {@code (&(objectClass=person)(mail=?))}; null, the default, means that it is
 *     made of the two before
 * @param userDnPattern the distinguished names of all users, with {@code ?} for the escaped name
 *     (RFC 4514), such as {@code uid=?,ou=people,dc=example,dc=org}; null, the default, means that
 *     users are searched
 * @param groupSearchBase below which entries groups are searched; none, the default, means that
 *     users have no groups
 * @param groupEntryObjectClass the object class of groups' entries; the default is {@code
 *     groupOfNames}
 * @param groupNameAttribute the attribute that is the group's name, and so the scope; the default
 *     is {@code cn}
 * @param membershipAttribute the attribute of a group that names its members: by distinguished
 *     name, or by the user's name if it is {@code memberUid} (RFC 2307). The default is {@code
 *     member}.
 * @param startTls whether TLS begins on an {@code ldap} connection before anything else is sent
 *     (RFC 4511 section 4.14); the default is false
 * @param secureSocket TLS for {@code ldaps} and StartTLS; null, the default, means the JVM's
 *     settings
 * @param connectionPoolSize how many handshakes wait for the directory at a time; what is beyond
 *     fails at once. For each there are two connections at most, one for searches and one for binds
 *     of users, which are kept for the next one. The default is 8.
 * @param connectionTimeout how long TCP and TLS may take to connect; the default is 5 seconds
 * @param readTimeout how long one answer of the directory may take; all that is asked about one
 *     user takes no longer than this and {@code connectionTimeout} together. The default is 10
 *     seconds.
 * @param scopes see {@link ListenerAuth#scopes()}; names of groups
 */
public record LdapUserStoreConfig(
    String connectionUrl,
    @Nullable String connectionName,
    @Nullable String connectionPassword,
    @Nullable String userSearchBase,
    String userEntryObjectClass,
    String userNameAttribute,
    @Nullable String userNameSearchFilter,
    @Nullable String userDnPattern,
    List<String> groupSearchBase,
    String groupEntryObjectClass,
    String groupNameAttribute,
    String membershipAttribute,
    boolean startTls,
    @Nullable ClientSecureSocket secureSocket,
    int connectionPoolSize,
    Duration connectionTimeout,
    Duration readTimeout,
    List<String> scopes)
    implements ListenerAuth {

  /**
   * Checks and copies the values.
   *
   * @param connectionUrl see above
   * @param connectionName see above
   * @param connectionPassword see above
   * @param userSearchBase see above
   * @param userEntryObjectClass see above
   * @param userNameAttribute see above
   * @param userNameSearchFilter see above
   * @param userDnPattern see above
   * @param groupSearchBase see above
   * @param groupEntryObjectClass see above
   * @param groupNameAttribute see above
   * @param membershipAttribute see above
   * @param startTls see above
   * @param secureSocket see above
   * @param connectionPoolSize see above
   * @param connectionTimeout see above
   * @param readTimeout see above
   * @param scopes see above
   * @throws IllegalArgumentException if the URL is not one of LDAP or StartTLS is to begin over
   *     {@code ldaps}; if there is neither or both of a search base and a pattern, or a filter or
   *     pattern has no {@code ?}; if there is one of a bind's name and password alone; if the pool
   *     has no place, or a time is not positive or longer than a year
   */
  public LdapUserStoreConfig {
    LdapRules.checkUrl(connectionUrl, startTls);
    LdapRules.checkUsers(userSearchBase, userNameSearchFilter, userDnPattern);
    LdapRules.checkBind(connectionName, connectionPassword);
    if (connectionPoolSize <= 0) {
      throw new IllegalArgumentException(
          "connectionPoolSize: " + connectionPoolSize + " (expected: > 0)");
    }
    Times.check("connectionTimeout", connectionTimeout);
    Times.check("readTimeout", readTimeout);
    groupSearchBase = List.copyOf(groupSearchBase);
    scopes = Scopes.checked(scopes);
  }

  /**
   * Starts from the defaults.
   *
   * @param connectionUrl of the directory
   * @return a new builder
   */
  public static Builder builder(String connectionUrl) {
    return new Builder(connectionUrl);
  }

  /** Shows where users are searched, and nothing of the bind. */
  @Override
  public String toString() {
    return "LdapUserStoreConfig[connectionUrl=" + connectionUrl + ", scopes=" + scopes + "]";
  }

  /** Collects the values of a {@link LdapUserStoreConfig}. For one thread. */
  public static final class Builder {

    private final String connectionUrl;
    private @Nullable String connectionName;
    private @Nullable String connectionPassword;
    private @Nullable String userSearchBase;
    private String userEntryObjectClass = "person";
    private String userNameAttribute = "uid";
    private @Nullable String userNameSearchFilter;
    private @Nullable String userDnPattern;
    private List<String> groupSearchBase = List.of();
    private String groupEntryObjectClass = "groupOfNames";
    private String groupNameAttribute = "cn";
    private String membershipAttribute = "member";
    private boolean startTls = false;
    private @Nullable ClientSecureSocket secureSocket;
    private int connectionPoolSize = 8;
    private Duration connectionTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);
    private List<String> scopes = List.of();

    private Builder(String connectionUrl) {
      this.connectionUrl = connectionUrl;
    }

    /**
     * Sets {@link LdapUserStoreConfig#connectionName()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder connectionName(@Nullable String value) {
      this.connectionName = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#connectionPassword()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder connectionPassword(@Nullable String value) {
      this.connectionPassword = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#userSearchBase()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder userSearchBase(@Nullable String value) {
      this.userSearchBase = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#userEntryObjectClass()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder userEntryObjectClass(String value) {
      this.userEntryObjectClass = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#userNameAttribute()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder userNameAttribute(String value) {
      this.userNameAttribute = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#userNameSearchFilter()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder userNameSearchFilter(@Nullable String value) {
      this.userNameSearchFilter = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#userDnPattern()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder userDnPattern(@Nullable String value) {
      this.userDnPattern = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#groupSearchBase()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder groupSearchBase(List<String> value) {
      this.groupSearchBase = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#groupEntryObjectClass()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder groupEntryObjectClass(String value) {
      this.groupEntryObjectClass = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#groupNameAttribute()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder groupNameAttribute(String value) {
      this.groupNameAttribute = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#membershipAttribute()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder membershipAttribute(String value) {
      this.membershipAttribute = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#startTls()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder startTls(boolean value) {
      this.startTls = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#secureSocket()}.
     *
     * @param value the value, or null
     * @return this builder
     */
    public Builder secureSocket(@Nullable ClientSecureSocket value) {
      this.secureSocket = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#connectionPoolSize()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder connectionPoolSize(int value) {
      this.connectionPoolSize = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#connectionTimeout()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder connectionTimeout(Duration value) {
      this.connectionTimeout = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#readTimeout()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder readTimeout(Duration value) {
      this.readTimeout = value;
      return this;
    }

    /**
     * Sets {@link LdapUserStoreConfig#scopes()}.
     *
     * @param names the value
     * @return this builder
     */
    public Builder scopes(String... names) {
      this.scopes = List.of(names);
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public LdapUserStoreConfig build() {
      return new LdapUserStoreConfig(
          connectionUrl,
          connectionName,
          connectionPassword,
          userSearchBase,
          userEntryObjectClass,
          userNameAttribute,
          userNameSearchFilter,
          userDnPattern,
          groupSearchBase,
          groupEntryObjectClass,
          groupNameAttribute,
          membershipAttribute,
          startTls,
          secureSocket,
          connectionPoolSize,
          connectionTimeout,
          readTimeout,
          scopes);
    }
  }
}
