// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.cohabitation;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Map;

/** Tells the paths of all endpoints that Tomcat knows, which no request could. */
@WebServlet("/endpoints")
public class EndpointPathsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object container = getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      Field paths = container.getClass().getDeclaredField("configExactMatchMap");
      paths.setAccessible(true);
      response.getWriter().print(String.join(" ", keys((Map<?, ?>) paths.get(container))));
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }

  private static String[] keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toArray(String[]::new);
  }
}
