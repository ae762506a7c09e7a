// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Stream;

/** Has the container upgrade a request: to an endpoint of its own, or to the library's. */
@WebServlet("/upgrading/*")
public class UpgradingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ServerContainer container =
        (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      ServerEndpointConfig config =
          request.getPathInfo().equals("/internal")
              ? internal(container)
              : ServerEndpointConfig.Builder.create(OwnEndpoint.class, request.getPathInfo())
                  .build();
      container.upgradeHttpToWebSocket(request, response, config, Map.of());
    } catch (DeploymentException | ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }

  /** The one endpoint that the library has registered with Tomcat. */
  private static ServerEndpointConfig internal(ServerContainer container)
      throws ReflectiveOperationException {
    Field paths = container.getClass().getDeclaredField("configExactMatchMap");
    paths.setAccessible(true);
    Object only = ((Map<?, ?>) paths.get(container)).values().iterator().next();
    Method config =
        Stream.of(only.getClass().getDeclaredMethods())
            .filter(method -> method.getReturnType() == ServerEndpointConfig.class)
            .findFirst()
            .orElseThrow();
    config.setAccessible(true);
    return (ServerEndpointConfig) config.invoke(only);
  }
}
