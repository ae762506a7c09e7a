// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Holds a request against the limits of a listener (specification section 2.1). */
final class RequestSize {

  private static final int MAX_FIELDS = 100;

  /** The colon and the space of a field. */
  private static final int SEPARATOR = 2;

  private RequestSize() {}

  /** Throws a refusal if a request is too large in one way or another. */
  static void check(HttpServletRequest request, RequestLimits limits) {
    int uriLength = uriLength(request);
    if (uriLength > limits.maxUriLength()) {
      throw tooLarge(414, "The URI has " + uriLength + " bytes", limits.maxUriLength());
    }
    checkHeaders(request, limits.maxHeaderSize());
    if (limits.maxEntityBodySize() != RequestLimits.UNLIMITED) {
      checkBody(request, limits.maxEntityBodySize());
    }
  }

  private static int uriLength(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI().length() + (query == null ? 0 : 1 + query.length());
  }

  private static void checkHeaders(HttpServletRequest request, int limit) {
    int fields = 0;
    long size = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        fields++;
        size += name.length() + SEPARATOR + value.length();
      }
    }
    if (size > limit) {
      throw tooLarge(431, "The headers have " + size + " bytes", limit);
    }
    if (fields > MAX_FIELDS) {
      throw tooLarge(431, "There are " + fields + " header fields", MAX_FIELDS);
    }
  }

  /** A body whose length is not known is not read to find out: its sender could take for ever. */
  private static void checkBody(HttpServletRequest request, long limit) {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(413, "The body has " + request.getContentLengthLong() + " bytes", limit);
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      throw tooLarge(413, "The length of the body is not known beforehand", limit);
    }
  }

  private static RefusedException tooLarge(int status, String what, long limit) {
    return new RefusedException(Refusal.of(status, what + " (allowed: " + limit + ")"));
  }
}
