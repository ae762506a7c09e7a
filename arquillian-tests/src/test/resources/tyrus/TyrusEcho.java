// SPDX-License-Identifier: Apache-2.0

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.tyrus.container.grizzly.server.GrizzlyServerContainer;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.glassfish.tyrus.spi.ServerContainer;

/**
 * A Tyrus server with one endpoint, {@code /echo}; prints its port and serves until it is ended. Run
 * from its source, since Tyrus' server classes would hide Tomcat's from the tests. It makes Grizzly's
 * server itself, for the one that Tyrus makes binds to every address.
 */
public final class TyrusEcho {

  private TyrusEcho() {}

  public static void main(String[] arguments) throws Exception {
    ServerContainer container = new GrizzlyServerContainer().createContainer(Map.of());
    container
        .getWebSocketEngine()
        .register(
            ServerEndpointConfig.Builder.create(Echo.class, "/echo")
                .subprotocols(List.of("second"))
                .build(),
            "/");
    Constructor<WebSocketAddOn> addOn =
        WebSocketAddOn.class.getDeclaredConstructor(ServerContainer.class, String.class);
    addOn.setAccessible(true);
    NetworkListener listener = new NetworkListener("local", "127.0.0.1", 0);
    listener.registerAddOn((AddOn) addOn.newInstance(container, "/"));
    HttpServer server = new HttpServer();
    server.addListener(listener);
    server.start();
    System.out.println("listening on " + listener.getPort());
    Thread.currentThread().join();
  }

  /** Sends back what it gets, but for two commands: {@code ping} and {@code close}. */
  public static final class Echo extends Endpoint {

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(
          new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
              run(() -> answer(session, text));
            }
          });
      session.addMessageHandler(
          new MessageHandler.Whole<ByteBuffer>() {
            @Override
            public void onMessage(ByteBuffer data) {
              run(() -> session.getBasicRemote().sendBinary(data));
            }
          });
      session.addMessageHandler(
          new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
              String text = "pong " + UTF_8.decode(pong.getApplicationData());
              run(() -> session.getBasicRemote().sendText(text));
            }
          });
    }

    private static void answer(Session session, String text) throws IOException {
      switch (text) {
        case "ping" -> session.getBasicRemote().sendPing(UTF_8.encode("a ping"));
        case "close" ->
            session.close(new CloseReason(CloseCodes.getCloseCode(4001), "as you wish"));
        default -> session.getBasicRemote().sendText(text);
      }
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void run(Work work) {
      try {
        work.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
