// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.internal.HeaderFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cookie, to be sent with a client's upgrade request or set by the answer (RFC 6265). Of a cookie
 * to be sent only name and value go out, and {@code path} has a say in the order; none of the other
 * values is compared with the URL. Immutable.
 *
 * @param name a token, such as {@code session}
 * @param value cookie-octets, which exclude controls, spaces, commas, semicolons, backslashes and
 *     all but ASCII; may be empty or enclosed in double quotes. It is not shown by {@link
 *     #toString()}.
 * @param path the path for which it is meant; null for none
 * @param domain the host and its subdomains for which it is meant; null for none
 * @param secure whether it is meant for TLS only
 * @param httpOnly whether it is kept from scripts
 */
public record Cookie(
    String name,
    String value,
    @Nullable String path,
    @Nullable String domain,
    boolean secure,
    boolean httpOnly) {

  private static final String OCTETS = "[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]*";
  private static final Pattern VALUE = Pattern.compile(OCTETS + "|\"" + OCTETS + "\"");
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\x20-\\x7e&&[^;]]+");

  /**
   * Checks the values.
   *
   * @param name see above
   * @param value see above
   * @param path see above
   * @param domain see above
   * @param secure see above
   * @param httpOnly see above
   * @throws IllegalArgumentException if {@code name} or {@code value} is not allowed by RFC 6265
   *     section 4.1.1, or {@code path} or {@code domain} is empty or has controls or semicolons
   */
  public Cookie {
    if (!HeaderFields.isToken(name)) {
      throw new IllegalArgumentException(
          "name: '" + HeaderFields.printable(name) + "' (expected: a token of RFC 6265)");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value of " + name + ": not shown (expected: cookie-octets of RFC 6265)");
    }
    checkAttribute("path", path);
    checkAttribute("domain", domain);
  }

  /**
   * A cookie of name and value alone.
   *
   * @param name a token
   * @param value cookie-octets
   * @return the cookie, without path and domain, and neither secure nor kept from scripts
   * @throws IllegalArgumentException if name or value is not allowed by RFC 6265 section 4.1.1
   */
  public static Cookie of(String name, String value) {
    return new Cookie(name, value, null, null, false, false);
  }

  /**
   * The same cookie with another path.
   *
   * @param path the path, such as {@code /orders}
   * @return a new cookie
   * @throws IllegalArgumentException if the path is empty or has controls or semicolons
   */
  public Cookie withPath(String path) {
    return new Cookie(name, value, path, domain, secure, httpOnly);
  }

  /** Shows everything but the value, which may be a secret. */
  @Override
  public String toString() {
    return "Cookie[name=%s, value=***, path=%s, domain=%s, secure=%s, httpOnly=%s]"
        .formatted(name, path, domain, secure, httpOnly);
  }

  private static void checkAttribute(String attribute, @Nullable String text) {
    if (text != null && !ATTRIBUTE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          attribute
              + ": '"
              + HeaderFields.printable(text)
              + "' (expected: ASCII without controls and ';')");
    }
  }
}
