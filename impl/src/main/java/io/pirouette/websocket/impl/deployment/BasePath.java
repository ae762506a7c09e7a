// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The normal form of base paths: a leading slash, no trailing one (LSN-17). */
public final class BasePath {

  private static final Set<String> NO_SEGMENT = Set.of("", ".", "..");

  private BasePath() {}

  /**
   * The normal form of a path given whole, as its segments, or not at all.
   *
   * @throws IllegalArgumentException if it has empty or dot segments, a query or a fragment
   */
  public static String of(String... path) {
    for (String part : path) {
      Objects.requireNonNull(part, "path");
    }
    String joined = String.join("/", path);
    String inner = joined.replaceFirst("^/", "").replaceFirst("/$", "");
    if (inner.isEmpty()) {
      return "/";
    }
    List<String> segments = Stream.of(inner.split("/", -1)).toList();
    if (segments.stream().anyMatch(NO_SEGMENT::contains) || inner.matches(".*[?#;\\\\%{}].*")) {
      throw new IllegalArgumentException(
          "path: '"
              + joined
              + "' (expected: segments separated by single slashes, neither escaped nor variable, such as"
              + " /basic/ws)");
    }
    return segments.stream().collect(Collectors.joining("/", "/", ""));
  }
}
