// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has the container dispatch a request once more, as one would that waits for its turn. */
@WebFilter(urlPatterns = "/inner", asyncSupported = true)
public class AgainFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("X-Again") == null) {
      chain.doFilter(request, response);
    } else {
      request.startAsync().dispatch();
    }
  }
}
