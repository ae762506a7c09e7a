// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks the URLs of servers. */
public final class ServerUrl {

  private static final int MAX_PORT = 65_535;

  private ServerUrl() {}

  /**
   * Throws unless a URL leads to a server.
   *
   * @param name of the value
   * @param url the value
   */
  public static void check(String name, String url) {
    if (!isUsable(url)) {
      throw new IllegalArgumentException(
          name
              + ": '"
              + shown(url)
              + "' (expected: an absolute http or https URL, without user information and"
              + " fragment)");
    }
  }

  /**
   * A URL without user information and query: there may be a secret in them.
   *
   * @param url the URL
   * @return what may be shown of it
   */
  public static String shown(String url) {
    return url.replaceAll("(?s)//.*@", "//...@").replaceAll("(?s)[?#].*", "?...");
  }

  private static boolean isUsable(String url) {
    try {
      URI uri = new URI(url);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() != 0
          && uri.getPort() <= MAX_PORT
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
