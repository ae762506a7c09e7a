// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks the URLs of servers. */
final class ServerUrl {

  private ServerUrl() {}

  /** One with user information or a query is not shown: there may be a secret in it. */
  static void check(String name, String url) {
    String shown = url.replaceAll("[?#].*", "?...").replaceAll("//[^/]*@", "//...@");
    if (!isUsable(url)) {
      throw new IllegalArgumentException(
          name
              + ": '"
              + shown
              + "' (expected: an absolute http or https URL, without user information and"
              + " fragment)");
    }
  }

  private static boolean isUsable(String url) {
    try {
      URI uri = new URI(url);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
