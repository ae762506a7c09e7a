// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads every request to the inner service, in the way that it asks for. */
@WebServlet(urlPatterns = "/dispatching/*", asyncSupported = true)
public class DispatchingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String INNER = "/inner";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getPathInfo()) {
      case "/forward" -> request.getRequestDispatcher(INNER).forward(request, response);
      case "/include" -> request.getRequestDispatcher(INNER).include(request, response);
      // The application's error page is the inner service, for this status and for exceptions.
      case "/error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
      case "/exception" -> throw new ServletException("no way");
      case "/async" -> request.startAsync().dispatch(INNER);
      case "/wrapped" -> request.startAsync(request, response).dispatch(INNER);
      default -> response.sendError(HttpServletResponse.SC_GONE);
    }
  }
}
