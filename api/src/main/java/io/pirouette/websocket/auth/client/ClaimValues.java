// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks and copies the values of claims. */
final class ClaimValues {

  private static final int MOST_LEVELS = 20;

  private ClaimValues() {}

  static Map<String, Object> checked(Map<String, Object> claims) {
    Map<String, Object> copy = new LinkedHashMap<>();
    claims.forEach((name, value) -> copy.put(name, checked(name, value, MOST_LEVELS)));
    return Collections.unmodifiableMap(copy);
  }

  /** Those of the JDK that JSON has. */
  private static boolean isNumber(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    } else if (value instanceof Float number) {
      return Float.isFinite(number);
    }
    return value instanceof Number && value.getClass().getName().startsWith("java.");
  }

  private static Object checked(String name, Object value, int levels) {
    if (value instanceof String || value instanceof Boolean || isNumber(value)) {
      return value;
    } else if (levels > 0 && value instanceof List<?> list) {
      return list.stream().map(element -> checked(name, element, levels - 1)).toList();
    } else if (levels > 0 && value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, member) -> copy.put(String.valueOf(key), checked(name, member, levels - 1)));
      return Collections.unmodifiableMap(copy);
    }
    throw new IllegalArgumentException(
        "customClaims: '"
            + name
            + "' is a "
            + (value == null ? "null" : value.getClass().getName())
            + " (expected: a String, Boolean or Number, or a List or Map of those, in at most "
            + MOST_LEVELS
            + " levels)");
  }
}
