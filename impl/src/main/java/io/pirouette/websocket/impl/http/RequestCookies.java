// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.http;

import io.pirouette.websocket.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cookies of a request (RFC 6265 section 5.4). */
public final class RequestCookies {

  private RequestCookies() {}

  /** The cookies, in order, without what is none. */
  public static List<Cookie> of(Map<String, List<String>> headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .flatMap(RequestCookies::cookie)
        .toList();
  }

  private static Stream<Cookie> cookie(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return Stream.empty();
    }
    try {
      return Stream.of(
          Cookie.of(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim()));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
