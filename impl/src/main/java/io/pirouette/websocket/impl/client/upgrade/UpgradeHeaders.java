// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of the request (specification section 4.1, RFC 6455 section 4.1): the user's,
 * and those that the handshake needs.
 */
final class UpgradeHeaders {

  private UpgradeHeaders() {}

  /** All fields but those of the handshake. */
  static Map<String, List<String>> of(
      ClientConfiguration configuration, @Nullable String authorization) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    configuration.customHeaders().forEach((name, values) -> addAll(headers, name, values));
    if (!configuration.cookies().isEmpty()) {
      headers.put("Cookie", List.of(cookies(configuration.cookies())));
    }
    if (authorization != null) {
      headers.remove("Authorization"); // a key keeps the case in which it came first
      headers.put("Authorization", List.of(authorization));
    }
    return headers;
  }

  /** All fields. */
  static Map<String, List<String>> of(
      ServerAddress address, Map<String, String> handshake, Map<String, List<String>> others) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(others);
    headers.put("Host", List.of(address.server().authority()));
    handshake.forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  private static void addAll(Map<String, List<String>> headers, String name, List<String> values) {
    headers.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values);
  }

  /** Those with the shortest path first, as the specification's client has it. */
  private static String cookies(List<Cookie> cookies) {
    return cookies.stream()
        .sorted(Comparator.comparingInt(cookie -> length(cookie.path())))
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  private static int length(@Nullable String path) {
    return path == null ? 0 : path.length();
  }
}
