// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with an endpoint of the standard API at {@code /echo}, and nothing of this library. */
final class BareTomcat implements AutoCloseable {

  private static final int LARGE = 16 * 1024 * 1024;

  private final Tomcat tomcat = new Tomcat();
  private final Path base;
  private final BlockingQueue<CloseReason> closes = new LinkedBlockingQueue<>();

  BareTomcat() throws IOException, LifecycleException, DeploymentException {
    base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "bare");
    tomcat.setBaseDir(base.toAbsolutePath().toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", base.toAbsolutePath().toString());
    context.addServletContainerInitializer(new WsSci(), Set.of());
    // Without a servlet no filter sees a request, Tomcat's own of the upgrade among them.
    context.addServletContainerInitializer(
        (classes, servletContext) ->
            servletContext.addServlet("default", DefaultServlet.class).addMapping("/"),
        Set.of());
    tomcat.start();
    container(context).addEndpoint(echo());
  }

  private static ServerContainer container(Context context) {
    return (ServerContainer)
        context.getServletContext().getAttribute(ServerContainer.class.getName());
  }

  private ServerEndpointConfig echo() {
    ServerEndpointConfig.Configurator configurator =
        new ServerEndpointConfig.Configurator() {
          @Override
          public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new Echo(closes));
          }
        };
    return ServerEndpointConfig.Builder.create(Echo.class, "/echo")
        .configurator(configurator)
        .subprotocols(List.of("second"))
        .build();
  }

  String url() {
    return "ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/echo";
  }

  /** How a connection was closed; waits for it, and is null if none was. */
  CloseReason nextClose() throws InterruptedException {
    return closes.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws LifecycleException {
    try {
      tomcat.stop();
      tomcat.destroy();
    } finally {
      ExpandWar.delete(base.toFile());
    }
  }

  /** Sends back what it gets, but for two commands: {@code ping} and {@code close}. */
  static final class Echo extends Endpoint {

    private final BlockingQueue<CloseReason> closes;

    Echo(BlockingQueue<CloseReason> closes) {
      this.closes = closes;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.setMaxTextMessageBufferSize(LARGE);
      session.setMaxBinaryMessageBufferSize(LARGE);
      session.addMessageHandler(String.class, whole(text -> answer(session, text)));
      session.addMessageHandler(
          ByteBuffer.class, whole(data -> session.getBasicRemote().sendBinary(data)));
      session.addMessageHandler(
          PongMessage.class,
          whole(
              pong ->
                  session
                      .getBasicRemote()
                      .sendText("pong " + UTF_8.decode(pong.getApplicationData()))));
    }

    private static void answer(Session session, String text) throws IOException {
      switch (text) {
        case "ping" -> session.getBasicRemote().sendPing(UTF_8.encode("a ping"));
        case "close" ->
            session.close(new CloseReason(CloseCodes.getCloseCode(4001), "as you wish"));
        default -> session.getBasicRemote().sendText(text);
      }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      closes.add(reason);
    }

    /** What a handler does. */
    @FunctionalInterface
    private interface Work<T> {
      void with(T message) throws IOException;
    }

    private static <T> MessageHandler.Whole<T> whole(Work<T> work) {
      return message -> {
        try {
          work.with(message);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    }
  }
}
