// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.util.List;
import java.util.regex.Pattern;

/** Checks the names of scopes. */
public final class Scopes {

  /** RFC 6749 section 3.3, without its ban on letters beyond ASCII: groups and roles have them. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s\\p{Cntrl}\"\\\\]+( [^\\s\\p{Cntrl}\"\\\\]+)*");

  private Scopes() {}

  /**
   * Throws unless all are names of scopes.
   *
   * @param scopes the names
   * @return an unmodifiable copy
   */
  public static List<String> checked(List<String> scopes) {
    List<String> copy = List.copyOf(scopes);
    for (String scope : copy) {
      if (!NAME.matcher(scope).matches()) {
        throw new IllegalArgumentException(
            "scopes: '" + scope + "' (expected: a name without quotation marks and backslashes)");
      }
    }
    return copy;
  }
}
