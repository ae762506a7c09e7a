// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks of what an {@link LdapUserStoreConfig} says. */
final class LdapRules {

  private LdapRules() {}

  static void checkUrl(String url, boolean startTls) {
    if (!isUsable(url)) {
      throw new IllegalArgumentException(
          "connectionUrl: '"
              + url.replaceAll("//.*@", "//...@")
              + "' (expected: ldap://host, ldaps://host, or one of them with a port)");
    }
    if (startTls && url.regionMatches(true, 0, "ldaps:", 0, 6)) {
      throw new IllegalArgumentException(
          "startTls: true (expected: false over ldaps, where TLS is begun already)");
    }
  }

  private static boolean isUsable(String url) {
    try {
      URI uri = new URI(url);
      return ("ldap".equalsIgnoreCase(uri.getScheme()) || "ldaps".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static void checkUsers(
      @Nullable String searchBase, @Nullable String filter, @Nullable String pattern) {
    if ((searchBase == null) == (pattern == null)) {
      throw new IllegalArgumentException(
          "userSearchBase: " + searchBase + " (expected: either this or a userDnPattern)");
    }
    checkPlace("userNameSearchFilter", filter);
    checkPlace("userDnPattern", pattern);
  }

  private static void checkPlace(String name, @Nullable String text) {
    if (text != null && text.indexOf('?') < 0) {
      throw new IllegalArgumentException(
          name + ": '" + text + "' (expected: a ? where the user's name belongs)");
    }
  }

  static void checkBind(@Nullable String name, @Nullable String password) {
    if ((name == null) != (password == null) || password != null && password.isEmpty()) {
      throw new IllegalArgumentException(
          "connectionName: "
              + name
              + " (expected: together with a connectionPassword, or neither)");
    }
  }
}
