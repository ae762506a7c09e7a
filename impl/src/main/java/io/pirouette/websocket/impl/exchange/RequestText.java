// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as it is sent (RFC 9112 section 3). */
public final class RequestText {

  private RequestText() {}

  /** The path and query of a URL, as the request line has them. */
  public static String target(URI uri) {
    URI ascii = URI.create(uri.toASCIIString());
    String path = ascii.getRawPath();
    String query = ascii.getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /**
   * A request after which the connection is closed.
   *
   * @param body characters that are bytes; empty for none
   */
  public static String of(
      String method, URI uri, Server server, Map<String, List<String>> headers, String body) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Connection", List.of("close"));
    all.put("Host", List.of(server.authority()));
    if (!body.isEmpty()) {
      all.put("Content-Length", List.of(String.valueOf(body.length())));
    }
    return of(method, target(uri), all) + body;
  }

  /** A request without a body: the whole of it. */
  public static String of(String method, String target, Map<String, List<String>> headers) {
    StringBuilder text = new StringBuilder(method).append(' ').append(target);
    text.append(" HTTP/1.1\r\n");
    headers.forEach(
        (name, values) ->
            values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
    return text.append("\r\n").toString();
  }
}
