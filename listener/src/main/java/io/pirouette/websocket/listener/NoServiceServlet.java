// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers what the gate has let pass: no service is there, or it is no upgrade request (UPG-01).
 */
final class NoServiceServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final boolean keepAlive;

  /** Answers, after which a connection may be used for another request or not. */
  NoServiceServlet(boolean keepAlive) {
    this.keepAlive = keepAlive;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = "No service found to handle the service request".getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    if (!keepAlive || hasBody(request)) {
      response.setHeader("Connection", "close");
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }
}
