// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Believes everybody who says a name, and sets a cookie. */
@WebFilter("/request/*")
public class LoginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String name = request.getHeader("X-Login");
    if (name == null) {
      chain.doFilter(request, response);
    } else {
      response.addHeader("Set-Cookie", "login=" + name);
      chain.doFilter(new LoggedIn(request, name), response);
    }
  }

  /** With the name as its principal. */
  static class LoggedIn extends HttpServletRequestWrapper {

    private final String name;

    LoggedIn(HttpServletRequest request, String name) {
      super(request);
      this.name = name;
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> name;
    }
  }
}
