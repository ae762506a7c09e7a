// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that a {@link Client} asks, with {@code CONNECT} (RFC 9110 section 9.3.6), for the
 * way to the server, be it over TLS or not. Immutable; made by {@link #of} or {@link #builder}. The
 * canonical constructor is not part of the API.
 *
 * @param host the proxy's name or address
 * @param port the proxy's port, 1 to 65535
 * @param username the user for Basic authentication (RFC 7617), without a colon; null for none
 * @param password the user's password; null stands for an empty one. It is not shown by {@link
 *     #toString()}.
 * @param nonProxyHosts servers that are connected to directly: exact names or addresses, or {@code
 *     *.example.org} for all names that end so, in any case; the default is none
 */
public record ProxyConfiguration(
    String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    List<String> nonProxyHosts) {

  private static final Pattern NON_PROXY_HOST = Pattern.compile("(\\*\\.)?[^*\\s]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * Checks the values, and copies the list.
   *
   * @param host see above
   * @param port see above
   * @param username see above
   * @param password see above
   * @param nonProxyHosts see above
   * @throws IllegalArgumentException if {@code host} is blank, {@code port} out of range, {@code
   *     username} has a colon or a control character, {@code password} has a control character or
   *     stands without a user, or one of {@code nonProxyHosts} has its asterisk elsewhere
   */
  public ProxyConfiguration {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: '" + host + "' (expected: a name or an address)");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
    }
    checkCredentials(username, password);
    nonProxyHosts = List.copyOf(nonProxyHosts);
    for (String pattern : nonProxyHosts) {
      if (!NON_PROXY_HOST.matcher(pattern).matches()) {
        throw new IllegalArgumentException(
            "nonProxyHosts: '" + pattern + "' (expected: a name, or *. and a name)");
      }
    }
  }

  private static void checkCredentials(@Nullable String username, @Nullable String password) {
    if (username != null && (username.contains(":") || CONTROL.matcher(username).find())) {
      throw new IllegalArgumentException(
          "username: not shown (expected: no colon and no control character)");
    }
    if (password != null && username == null) {
      throw new IllegalArgumentException("username: null (expected: one, with a password)");
    }
    if (password != null && CONTROL.matcher(password).find()) {
      throw new IllegalArgumentException("password: not shown (expected: no control character)");
    }
  }

  /**
   * A proxy without authentication, for all servers.
   *
   * @param host the proxy's name or address
   * @param port the proxy's port
   * @return the configuration
   * @throws IllegalArgumentException if the host is blank or the port out of range
   */
  public static ProxyConfiguration of(String host, int port) {
    return builder(host, port).build();
  }

  /**
   * Starts from a proxy without authentication, for all servers.
   *
   * @param host the proxy's name or address
   * @param port the proxy's port, 1 to 65535
   * @return a new builder
   */
  public static Builder builder(String host, int port) {
    return new Builder(host, port);
  }

  /**
   * Whether a server is connected to directly.
   *
   * @param host the server's name or address, as the URL has it
   * @return true if one of {@link #nonProxyHosts()} matches, without regard to case and to the
   *     brackets of an IPv6 address
   */
  public boolean bypasses(String host) {
    String name = plain(host);
    return nonProxyHosts.stream()
        .map(ProxyConfiguration::plain)
        .anyMatch(
            pattern ->
                pattern.startsWith("*.")
                    ? name.endsWith(pattern.substring(1))
                    : name.equals(pattern));
  }

  private static String plain(String host) {
    String name =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return name.toLowerCase(Locale.ROOT);
  }

  /** Shows everything but the password. */
  @Override
  public String toString() {
    return "ProxyConfiguration[host=%s, port=%s, username=%s, password=%s, nonProxyHosts=%s]"
        .formatted(host, port, username, password == null ? null : "***", nonProxyHosts);
  }

  /** Collects the values of a {@link ProxyConfiguration}. For one thread. */
  public static final class Builder {

    private final String host;
    private final int port;
    private @Nullable String username;
    private @Nullable String password;
    private List<String> nonProxyHosts = List.of();

    private Builder(String host, int port) {
      this.host = host;
      this.port = port;
    }

    /**
     * Sets {@link ProxyConfiguration#username()}.
     *
     * @param username the user, or null for none
     * @return this builder
     */
    public Builder username(@Nullable String username) {
      this.username = username;
      return this;
    }

    /**
     * Sets {@link ProxyConfiguration#password()}.
     *
     * @param password the password, or null for none
     * @return this builder
     */
    public Builder password(@Nullable String password) {
      this.password = password;
      return this;
    }

    /**
     * Sets {@link ProxyConfiguration#nonProxyHosts()}.
     *
     * @param hosts exact names, or {@code *.example.org}
     * @return this builder
     */
    public Builder nonProxyHosts(List<String> hosts) {
      this.nonProxyHosts = List.copyOf(hosts);
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ProxyConfiguration build() {
      return new ProxyConfiguration(host, port, username, password, nonProxyHosts);
    }
  }
}
