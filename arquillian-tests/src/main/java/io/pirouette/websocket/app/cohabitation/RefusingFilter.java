// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.cohabitation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses who says that he is tired. */
@WebFilter("/guarded/*")
public class RefusingFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("X-Tired") != null) {
      response.setStatus(429);
      response.setHeader("Retry-After", "60");
      response.setContentType("text/plain");
      response.getOutputStream().print("rest a while");
    } else {
      chain.doFilter(request, response);
    }
  }
}
