// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;

/** A login of the application's own: believes everybody who says a name and roles. */
@WebFilter("/*")
public class HeaderLogin extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String login = request.getHeader("X-Login");
    chain.doFilter(login == null ? request : new LoggedIn(request, login.split(" ")), response);
  }

  /** With the name as its principal, and roles. */
  static class LoggedIn extends HttpServletRequestWrapper {

    private final List<String> words;

    LoggedIn(HttpServletRequest request, String... words) {
      super(request);
      this.words = List.of(words);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> words.get(0);
    }

    @Override
    public boolean isUserInRole(String role) {
      return words.subList(1, words.size()).contains(role);
    }
  }
}
