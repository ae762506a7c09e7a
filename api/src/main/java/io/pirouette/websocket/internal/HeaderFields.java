// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the headers that users set, so that none can split or reframe a message (RFC 9110 section
 * 5).
 */
public final class HeaderFields {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "content-type", "transfer-encoding");

  private static final Set<String> HANDSHAKE =
      Set.of(
          "connection",
          "content-length",
          "sec-websocket-accept",
          "sec-websocket-extensions",
          "sec-websocket-protocol",
          "transfer-encoding",
          "upgrade");

  private HeaderFields() {}

  /**
   * Headers for a response that refuses an upgrade.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or frames the response
   */
  public static Map<String, List<String>> ofRefusal(Map<String, List<String>> headers) {
    return copy(headers, FRAMING);
  }

  /**
   * Headers for a response that accepts an upgrade.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or belongs to the handshake
   */
  public static Map<String, List<String>> ofAcceptance(Map<String, List<String>> headers) {
    return copy(headers, HANDSHAKE);
  }

  private static Map<String, List<String>> copy(
      Map<String, List<String>> headers, Set<String> reserved) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          checkName(name, reserved);
          values.forEach(value -> checkValue(name, value));
          copy.put(name, List.copyOf(values));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static void checkName(String name, Set<String> reserved) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "header name: '" + printable(name) + "' (expected: a token of RFC 9110)");
    }
    if (reserved.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "header name: '" + name + "' (expected: not one that the response sets by itself)");
    }
  }

  private static void checkValue(String name, String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "header " + name + ": '" + printable(value) + "' (expected: no control characters)");
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
