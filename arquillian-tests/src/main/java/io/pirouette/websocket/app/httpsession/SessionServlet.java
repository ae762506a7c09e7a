// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.httpsession;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Begins, renames and ends the session of whoever asks. */
@WebServlet("/session/*")
public class SessionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/begin" -> response.getWriter().print(request.getSession(true).getId());
      case "/rename" -> response.getWriter().print(request.changeSessionId());
      default -> {
        request.getSession(false).invalidate();
        response.getWriter().print("ended");
      }
    }
  }
}
