// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.http.PercentEncoding;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a path below the context path: without matrix parameters (UPG-07), decoded once,
 * and without one slash at the end (UPG-04).
 *
 * @param segments as the container has mapped them, which decides what the request is for
 * @param values the same as the peer has sent them, which variables stand for
 */
record RequestPath(List<String> segments, List<String> values) {

  /**
   * The path that the container has mapped, for the application's filters have judged that one. The
   * request line tells what it does not show: which slashes were escaped and, on Payara, which
   * spaces were plus signs.
   */
  static RequestPath of(HttpServletRequest request) {
    String info = request.getPathInfo();
    List<String> mapped = segments(request.getServletPath() + (info == null ? "" : info));
    String path = request.getRequestURI().replaceAll(";[^/]*", "");
    long above = request.getContextPath().chars().filter(c -> c == '/').count();
    try {
      List<String> sent = decoded(path, above);
      for (String read : List.of(path, path.replace('+', ' '))) {
        List<String> segments = decoded(read, above);
        if (String.join("/", segments).equals(String.join("/", mapped))) {
          return new RequestPath(segments, sent);
        }
      }
    } catch (CharacterCodingException e) {
      // Then only the container knows what it is.
    }
    return new RequestPath(mapped, mapped);
  }

  private static List<String> decoded(String path, long above) throws CharacterCodingException {
    List<String> decoded = new ArrayList<>();
    for (String segment : segments(path)) {
      decoded.add(PercentEncoding.decode(segment));
    }
    return decoded.subList((int) Math.min(above, decoded.size()), decoded.size());
  }

  /** The segments of a path that begins with a slash. */
  static List<String> segments(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.substring(1).split("/", -1));
  }

  /** What remains below the first segments. */
  RequestPath after(int length) {
    return new RequestPath(
        segments.subList(length, segments.size()), values.subList(length, values.size()));
  }
}
