// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

  /** What a client's request says by itself, or what belongs to one hop only. */
  private static final Set<String> REQUEST =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderFields() {}

  /**
   * Whether a text is a token (RFC 9110 section 5.6.2), as names of headers, cookies and
   * sub-protocols are.
   *
   * @param text any text
   * @return true for a token
   */
  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /**
   * Headers for a request that asks for an upgrade.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or belongs to the handshake
   *     or the connection, as {@code Host} and everything named {@code Sec-WebSocket-} do
   */
  public static Map<String, List<String>> ofUpgradeRequest(Map<String, List<String>> headers) {
    return copy(
        headers, name -> REQUEST.contains(name) || name.startsWith("sec-websocket-"), "request");
  }

  /**
   * Headers for a request to a server of tokens or keys.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or belongs to the request
   *     itself
   */
  public static Map<String, List<String>> ofTokenRequest(Map<String, List<String>> headers) {
    return copy(
        headers,
        name ->
            REQUEST.contains(name)
                || name.equals("content-type")
                || name.equals("proxy-authorization"),
        "request");
  }

  /**
   * Headers for a response that refuses an upgrade.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or frames the response
   */
  public static Map<String, List<String>> ofRefusal(Map<String, List<String>> headers) {
    return copy(headers, FRAMING::contains, "response");
  }

  /**
   * Headers for a response that accepts an upgrade.
   *
   * @param headers names with their values in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name or value is not allowed, or belongs to the handshake
   */
  public static Map<String, List<String>> ofAcceptance(Map<String, List<String>> headers) {
    return copy(headers, HANDSHAKE::contains, "response");
  }

  /**
   * Sub-protocols for a request that asks for an upgrade (RFC 6455 section 4.1).
   *
   * @param names the names in order
   * @return an unmodifiable copy
   * @throws IllegalArgumentException if a name is not a token, or there twice
   */
  public static List<String> ofSubProtocols(List<String> names) {
    for (String name : names) {
      if (!isToken(name)) {
        throw new IllegalArgumentException(
            "subProtocols: '" + printable(name) + "' (expected: a token of RFC 9110)");
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("subProtocols: " + names + " (expected: each one once)");
    }
    return List.copyOf(names);
  }

  private static Map<String, List<String>> copy(
      Map<String, List<String>> headers, Predicate<String> reserved, String carrier) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          checkName(name, reserved, carrier);
          values.forEach(value -> checkValue(name, value));
          copy.put(name, List.copyOf(values));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static void checkName(String name, Predicate<String> reserved, String carrier) {
    if (!isToken(name)) {
      throw new IllegalArgumentException(
          "header name: '" + printable(name) + "' (expected: a token of RFC 9110)");
    }
    if (reserved.test(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "header name: '"
              + name
              + "' (expected: not one that the "
              + carrier
              + " sets by itself)");
    }
  }

  private static void checkValue(String name, String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "header " + name + ": value not shown (expected: no control characters)");
    }
  }

  /**
   * A text as error messages may show it.
   *
   * @param text any text
   * @return the text with a question mark for all but printable ASCII
   */
  public static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
