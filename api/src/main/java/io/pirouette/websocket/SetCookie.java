// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Set-Cookie} header as RFC 6265 section 5.2 says. For one thread. */
final class SetCookie {

  private @Nullable String path;
  private @Nullable String domain;
  private boolean secure;
  private boolean httpOnly;

  private SetCookie() {}

  /**
   * The cookie that a header sets.
   *
   * @return empty if the header has no name, or {@link Cookie} refuses it
   */
  static Optional<Cookie> parse(String header) {
    String[] parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    SetCookie attributes = new SetCookie();
    for (int i = 1; i < parts.length; i++) {
      attributes.add(parts[i]);
    }
    return attributes.cookie(
        parts[0].substring(0, equals).strip(), parts[0].substring(equals + 1).strip());
  }

  /** The last of several attributes of one name counts; unknown ones are passed over. */
  private void add(String attribute) {
    String[] parts = attribute.split("=", 2);
    String value = parts.length > 1 ? parts[1].strip() : "";
    switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
      case "path" -> path = value.startsWith("/") ? value : null;
      case "domain" -> domain = value.isEmpty() ? domain : withoutDot(value);
      case "secure" -> secure = true;
      case "httponly" -> httpOnly = true;
      default -> {}
    }
  }

  private static @Nullable String withoutDot(String value) {
    String name = (value.startsWith(".") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
    return name.isEmpty() ? null : name;
  }

  private Optional<Cookie> cookie(String name, String value) {
    try {
      return Optional.of(new Cookie(name, value, path, domain, secure, httpOnly));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
