// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.exchange.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a client connects to (RFC 6455 section 3).
 *
 * @param uri as the user gave it
 * @param server whom it names
 */
public record ServerAddress(URI uri, Server server) {

  /**
   * Reads a URL.
   *
   * @throws WebSocketException if it is not one for a WebSocket
   */
  public static ServerAddress of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      // In its own words, but not itself: it holds the URL, which may have a password.
      String where = e.getIndex() < 0 ? "" : " at index " + e.getIndex();
      throw new WebSocketException(Phase.RESOLVE, e.getReason() + where + ": " + shown(url), null);
    }
    if (uri.getScheme() == null) {
      throw malformed(url, "");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    check(scheme.equals("ws") || scheme.equals("wss"), url, "ws or wss");
    check(uri.getHost() != null, url, "a host");
    check(uri.getRawUserInfo() == null, url, "no user information");
    check(uri.getRawFragment() == null, url, "no fragment");
    check(uri.getPort() <= 65_535 && uri.getPort() != 0, url, "a port from 1 to 65535");
    return new ServerAddress(uri, Server.of(uri));
  }

  private static void check(boolean fine, String url, String expected) {
    if (!fine) {
      throw malformed(url, " (expected: " + expected + ")");
    }
  }

  /** User information may be a password. */
  private static WebSocketException malformed(String url, String detail) {
    String shown = shown(url);
    return new WebSocketException(Phase.RESOLVE, "Malformed URL: " + shown + detail, null);
  }

  /** Without user information and query. */
  private static String shown(String url) {
    return url.replaceAll("(?s)//.*@", "//...@").replaceAll("(?s)\\?.*", "?...");
  }

  /**
   * Where a redirect leads to.
   *
   * @throws WebSocketException if that is no address
   */
  ServerAddress redirected(String location) {
    // For a query alone, the JDK would drop the last segment of the path.
    URI target = uri.resolve(location.startsWith("?") ? uri.getRawPath() + location : location);
    String scheme = target.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    // The schemes of HTTP and of WebSocket differ in their first letters only.
    return of(http ? "ws" + target.toString().substring(4) : target.toString());
  }
}
