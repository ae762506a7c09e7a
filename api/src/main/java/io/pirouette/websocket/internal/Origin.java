// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web origin (RFC 6454): equal if scheme, host and port are. Letter case does not count, and a
 * port that is the scheme's own is the same as none.
 *
 * @param scheme in lower case
 * @param host in lower case; IPv6 in brackets
 * @param port the port, given or the scheme's own; -1 if the scheme has none that is known
 */
public record Origin(String scheme, String host, int port) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://"
              + "(?<host>[a-zA-Z0-9._~-]+|\\[[0-9a-fA-F:.]+])(:(?<port>[0-9]{1,5}))?");

  private static final String ANY = "*";
  private static final int MAX_PORT = 65_535;

  /**
   * Reads an origin as browsers send it.
   *
   * @param text any text
   * @return the origin; empty if the text is none, as {@code null} is, which stands for an origin
   *     that the browser does not tell
   */
  public static Optional<Origin> parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    String given = parts.group("port");
    int port = given == null ? portOf(scheme) : Integer.parseInt(given);
    return port > MAX_PORT
        ? Optional.empty()
        : Optional.of(new Origin(scheme, parts.group("host").toLowerCase(Locale.ROOT), port));
  }

  private static int portOf(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> -1;
    };
  }

  /**
   * Checks what a user allows.
   *
   * @param text an origin, or the sign for any
   * @throws IllegalArgumentException if it is neither
   */
  public static void checkAllowed(String text) {
    if (!text.equals(ANY) && parse(text).isEmpty()) {
      throw new IllegalArgumentException(
          "allowedOrigins: '"
              + HeaderFields.printable(text)
              + "' (expected: scheme, host and perhaps port, such as https://example.com, or *)");
    }
  }
}
