// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import java.util.regex.Pattern;

/** What a token may be that is sent as a bearer. */
final class TokenText {

  /** RFC 6750 section 2.1 has fewer characters than some servers' tokens do. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  private TokenText() {}

  static boolean isToken(String text) {
    return VISIBLE.matcher(text).matches();
  }

  /**
   * A token.
   *
   * @param field whose value it is, for people
   * @throws IllegalArgumentException if it cannot be sent in a header
   */
  static String checked(String field, String token) {
    if (!isToken(token)) {
      throw new IllegalArgumentException(
          field + ": not shown (expected: visible characters of ASCII, at least one)");
    }
    return token;
  }
}
