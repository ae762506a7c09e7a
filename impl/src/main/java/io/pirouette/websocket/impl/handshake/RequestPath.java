// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.http.PercentEncoding;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a path below the context path: without matrix parameters (UPG-07), decoded once,
 * and without one slash at the end (UPG-04).
 */
record RequestPath(List<String> segments) {

  /**
   * The path that the container has mapped, for the application's filters have judged that one.
   * Where it shows an escaped slash like any other, the request line tells which is which.
   */
  static RequestPath of(HttpServletRequest request) {
    String info = request.getPathInfo();
    String mapped = request.getServletPath() + (info == null ? "" : info);
    RequestPath sent = sent(request);
    return sent != null && sent.joined().equals(parse(mapped).joined()) ? sent : parse(mapped);
  }

  static RequestPath parse(String path) {
    return new RequestPath(segments(path));
  }

  private static List<String> segments(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.substring(1).split("/", -1));
  }

  /** The path as the peer has sent it; null if it cannot be told. */
  private static @Nullable RequestPath sent(HttpServletRequest request) {
    String path = request.getRequestURI().replaceAll(";[^/]*", "");
    long above = request.getContextPath().chars().filter(c -> c == '/').count();
    if (!path.startsWith("/")) {
      return null;
    }
    try {
      List<String> decoded = new ArrayList<>();
      for (String segment : segments(path)) {
        decoded.add(PercentEncoding.decode(segment));
      }
      return decoded.size() < above
          ? null
          : new RequestPath(decoded.subList((int) above, decoded.size()));
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private String joined() {
    return prefix(segments.size());
  }

  /** The base path made of the first segments. */
  String prefix(int length) {
    return "/" + String.join("/", segments.subList(0, length));
  }

  List<String> after(int length) {
    return segments.subList(length, segments.size());
  }
}
