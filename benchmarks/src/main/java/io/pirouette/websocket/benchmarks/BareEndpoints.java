// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the services are measured against: the container alone, by its standard API. */
@WebListener
public final class BareEndpoints implements ServletContextListener {

  /** Sends back each text, which must not be longer than the container's buffer. */
  static final String ECHO = "/bare";

  /** Sends back each text, put together from what the container has got of it at a time. */
  static final String LONG_ECHO = "/bare/long";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServerContainer container =
        (ServerContainer)
            event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
    try {
      container.addEndpoint(ServerEndpointConfig.Builder.create(Echo.class, ECHO).build());
      container.addEndpoint(ServerEndpointConfig.Builder.create(LongEcho.class, LONG_ECHO).build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection. */
  public static final class Echo extends Endpoint {

    @Override
    public void onOpen(Session session, EndpointConfig configuration) {
      session.addMessageHandler(
          String.class, (MessageHandler.Whole<String>) text -> send(session, text));
    }
  }

  /** One connection. */
  public static final class LongEcho extends Endpoint {

    @Override
    public void onOpen(Session session, EndpointConfig configuration) {
      session.addMessageHandler(String.class, new Assembling(session));
    }
  }

  /** One connection's messages. */
  private static final class Assembling implements MessageHandler.Partial<String> {

    private final Session session;
    private StringBuilder message = new StringBuilder();

    Assembling(Session session) {
      this.session = session;
    }

    @Override
    public void onMessage(String part, boolean last) {
      message.append(part);
      if (last) {
        String text = message.toString();
        message = new StringBuilder();
        send(session, text);
      }
    }
  }

  private static void send(Session session, String text) {
    try {
      session.getBasicRemote().sendText(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
