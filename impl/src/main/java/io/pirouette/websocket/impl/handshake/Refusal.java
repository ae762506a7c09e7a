// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.impl.session.ConnectionLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The answer to an upgrade request that is not accepted. */
record Refusal(int status, Map<String, List<String>> headers, String body) {

  private static final int MAX_WRAPPINGS = 10;

  static Refusal of(int status, String body) {
    return new Refusal(status, Map.of(), body);
  }

  /** There is no place for the connection; a while later there may be one. */
  static Refusal ofCrowd() {
    return new Refusal(503, Map.of("Retry-After", List.of("5")), "Too many connections");
  }

  /**
   * What it means that a service's own method has thrown. Only an exception that is itself a
   * refusal shows its message; everything else goes to the log alone.
   */
  static Refusal ofService(Throwable thrown) {
    try {
      return thrown instanceof UpgradeException refused ? asChecked(refused) : failure(thrown);
    } catch (RuntimeException | Error illBehaved) {
      return failure(illBehaved);
    }
  }

  /** A subclass may say what no refusal may say. */
  private static Refusal asChecked(UpgradeException refused) {
    String message = Objects.requireNonNullElse(refused.getMessage(), "");
    UpgradeException checked = new UpgradeException(refused.status(), message, refused.headers());
    return new Refusal(checked.status(), checked.headers(), message);
  }

  /**
   * What comes out of the container, which may have wrapped what was thrown within, more than once.
   */
  static Refusal ofContainer(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_WRAPPINGS; depth++) {
      if (cause instanceof RefusedException refused) {
        return refused.refusal();
      }
      cause = cause.getCause();
    }
    return failure(thrown);
  }

  /** What it means that something has failed which must not; only the log is told. */
  static Refusal failure(Throwable thrown) {
    ConnectionLog.error("An upgrade failed", thrown);
    return new Refusal(500, Map.of(), "");
  }

  /**
   * Writes the answer. Does not reset the response, on which an application's own filters may have
   * set headers; and does not flush it: on Tyrus a flushed response to an upgrade request loses
   * headers.
   *
   * @param keepAlive whether the connection may go on afterwards, as far as the container lets it
   */
  void write(HttpServletResponse response, boolean keepAlive) throws IOException {
    if (response.isCommitted()) {
      ConnectionLog.warning(
          "An upgrade could not be refused with " + status + ": already answered");
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    if (!keepAlive) {
      response.setHeader("Connection", "close");
    }
    headers.forEach(
        (name, values) -> {
          response.setHeader(name, values.isEmpty() ? null : values.get(0));
          values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    if (!body.isEmpty()) {
      response.setContentType("text/plain;charset=UTF-8");
    }
    writeBody(response);
  }

  private void writeBody(HttpServletResponse response) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      response.getOutputStream().write(bytes);
      response.setContentLength(bytes.length);
    } catch (IllegalStateException e) {
      // A filter of the application has taken the writer before us.
      response.getWriter().write(body);
    }
  }
}
