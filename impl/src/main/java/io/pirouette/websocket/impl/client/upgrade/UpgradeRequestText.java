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

/** The request as it is sent (specification section 4.1, RFC 6455 section 4.1). */
final class UpgradeRequestText {

  private UpgradeRequestText() {}

  /** All header fields: the user's, and those that the handshake needs. */
  static Map<String, List<String>> headers(
      ServerAddress address, Map<String, String> handshake, ClientConfiguration configuration) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    configuration.customHeaders().forEach((name, values) -> addAll(headers, name, values));
    if (!configuration.cookies().isEmpty()) {
      headers.put("Cookie", List.of(cookies(configuration.cookies())));
    }
    headers.put("Host", List.of(address.authority()));
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

  static String of(String method, String target, Map<String, List<String>> headers) {
    StringBuilder text = new StringBuilder(method).append(' ').append(target);
    text.append(" HTTP/1.1\r\n");
    headers.forEach(
        (name, values) ->
            values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
    return text.append("\r\n").toString();
  }
}
