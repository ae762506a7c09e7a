// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.servlet.ServletListener;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Does with listeners over its context what it is told, and says what has come of it. */
@WebServlet("/listeners")
public class ListenersServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final transient Map<String, UpgradeService> services = new ConcurrentHashMap<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(answer(request));
  }

  private String answer(HttpServletRequest request) {
    try {
      return "done" + act(request, request.getParameter("listener"), request.getParameter("path"));
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private String act(HttpServletRequest request, String name, String path) {
    switch (request.getParameter("do")) {
      case "make" -> listeners.put(name, make(request, request.getParameter("with")));
      case "attach" -> {
        UpgradeService service = new NamedUpgrade(name);
        listeners.get(name).attach(service, path);
        services.put(name + path, service);
      }
      case "detach" ->
          listeners.get(name).detach(services.getOrDefault(name + path, new NamedUpgrade(name)));
      case "start" -> listeners.get(name).start();
      case "graceful" -> listeners.get(name).gracefulStop();
      case "immediate" -> listeners.get(name).immediateStop();
      case "port" -> {
        return " " + listeners.get(name).port();
      }
      default -> throw new IllegalArgumentException(request.getQueryString());
    }
    return "";
  }

  private static Listener make(HttpServletRequest request, String with) {
    return ServletListener.over(request.getServletContext(), configuration(with));
  }

  private static ListenerConfiguration configuration(String with) {
    ListenerConfiguration.Builder builder = ListenerConfiguration.builder();
    switch (with) {
      case "limits" -> builder.requestLimits(new RequestLimits(100, 1_000, 10));
      case "place" -> builder.connectionLimits(new ConnectionLimits(1, ConnectionLimits.UNLIMITED));
      case "places" ->
          builder.connectionLimits(new ConnectionLimits(8, ConnectionLimits.UNLIMITED));
      case "addresses" ->
          builder.connectionLimits(new ConnectionLimits(ConnectionLimits.UNLIMITED, 2));
      case "plain" -> builder.webSocketCompressionEnabled(false);
      case "foreign" ->
          builder
              .host("127.0.0.1")
              .http1Settings(new Http1Settings(KeepAlive.NEVER))
              .secureSocket(ListenerSecureSocket.of(new KeyStore("store", "password")))
              .timeout(Duration.ofSeconds(1))
              .server("mine");
      default -> {}
    }
    return builder.build();
  }
}
