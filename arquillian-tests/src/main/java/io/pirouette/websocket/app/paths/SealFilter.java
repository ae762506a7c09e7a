// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.paths;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guards what the container finds below a path. */
@WebFilter("/sealed/*")
public class SealFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Authorization") == null) {
      response.setStatus(401);
      response.setHeader("Connection", "close");
      response.setHeader("WWW-Authenticate", "Bearer");
      response.setContentType("text/plain");
      response.getOutputStream().print("sealed");
    } else {
      chain.doFilter(request, response);
    }
  }
}
