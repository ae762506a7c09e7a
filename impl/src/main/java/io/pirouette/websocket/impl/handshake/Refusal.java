// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.impl.session.ConnectionLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answer to an upgrade request that is not accepted. */
record Refusal(int status, Map<String, List<String>> headers, String body) {

  private static final Refusal FAILURE = new Refusal(500, Map.of(), "");

  static Refusal of(int status, String body) {
    return new Refusal(status, Map.of(), body);
  }

  /**
   * What an exception means. Containers wrap what their configurator throws, some more than once.
   * Only refusals show their message; everything else is our fault and goes to the log alone.
   */
  static Refusal of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refused.refusal();
      }
      if (cause instanceof UpgradeException refused) {
        return new Refusal(
            refused.status(), refused.headers(), String.valueOf(refused.getMessage()));
      }
    }
    ConnectionLog.error("An upgrade failed", thrown);
    return FAILURE;
  }

  /**
   * Writes the answer, and ends the connection with it. Does not reset the response, on which an
   * application's own filters may have set headers; and does not flush it: on Tyrus a flushed
   * response to an upgrade request loses headers.
   */
  void write(HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      ConnectionLog.warning(
          "An upgrade could not be refused with " + status + ": already answered");
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    response.setHeader("Connection", "close");
    headers.forEach(
        (name, values) -> {
          response.setHeader(name, values.isEmpty() ? null : values.get(0));
          values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      response.setContentType("text/plain;charset=UTF-8");
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
