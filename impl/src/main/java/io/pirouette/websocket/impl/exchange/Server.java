// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import java.net.URI;

/**
 * Who is asked.
 *
 * @param secure whether over TLS
 * @param host a name, or an address, that of version 6 in brackets
 * @param port given or the scheme's own
 */
public record Server(boolean secure, String host, int port) {

  /** The one of an absolute URL with a host. */
  public static Server of(URI uri) {
    boolean secure =
        "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : standardPort(secure);
    return new Server(secure, uri.getHost(), port);
  }

  private static int standardPort(boolean secure) {
    return secure ? 443 : 80;
  }

  /** The value of the header Host. */
  public String authority() {
    return port == standardPort(secure) ? host : hostAndPort();
  }

  public String hostAndPort() {
    return host + ":" + port;
  }

  /** As certificates have it. */
  public String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  public boolean isSameAs(Server other) {
    return secure == other.secure && host.equalsIgnoreCase(other.host) && port == other.port;
  }

  /** Whether what is sent stays on this machine. */
  public boolean isLocal() {
    return host.matches("(?i)localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[(0*:)*:?0*1]");
  }
}
