// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A path below the context path as the container maps it: decoded once, without matrix parameters.
 */
record RequestPath(List<String> segments) {

  static RequestPath of(HttpServletRequest request) {
    String info = request.getPathInfo();
    return parse(request.getServletPath() + (info == null ? "" : info));
  }

  /** One slash at the end does not count (UPG-04). */
  static RequestPath parse(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new RequestPath(
        trimmed.isEmpty() ? List.of() : List.of(trimmed.substring(1).split("/", -1)));
  }

  /** The base path made of the first segments. */
  String prefix(int length) {
    return "/" + String.join("/", segments.subList(0, length));
  }

  List<String> after(int length) {
    return segments.subList(length, segments.size());
  }
}
