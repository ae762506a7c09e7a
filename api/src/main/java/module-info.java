// SPDX-License-Identifier: Apache-2.0

/**
 * Ballerina-style WebSocket services and clients for Jakarta EE: what a user's code sees.
 *
 * <p>The first program is a service, the upgrade service that hands it out, and a listener:
 *
 * <pre>{@code
 * @ServicePath("/basic/ws")
 * public class EchoUpgrade implements UpgradeService {
 *   @Get
 *   public Service upgrade() {
 *     return new Echo();
 *   }
 * }
 *
 * public class Echo implements Service {
 *   public String onTextMessage(String text) {
 *     return text;
 *   }
 *
 *   public byte[] onBinaryMessage(byte[] data) {
 *     return data;
 *   }
 * }
 *
 * Listener listener = Listener.on(9090);
 * listener.attach(new EchoUpgrade(), "/basic/ws").start();
 * }</pre>
 *
 * <p>In a WAR the two classes are all there is: the services are found at deployment and served at
 * their {@link io.pirouette.websocket.ServicePath} below the application's context path.
 *
 * <p>The {@link io.pirouette.websocket.Client} talks to such a service, or to any other WebSocket
 * server:
 *
 * <pre>{@code
 * try (Client client = Client.connect("ws://localhost:9090/basic/ws")) {
 *   client.writeTextMessage("hello");
 *   System.out.println(client.readTextMessage());
 * }
 * }</pre>
 *
 * <p>This module has no dependency at run time. Its implementation is found by {@link
 * java.util.ServiceLoader}; see {@link io.pirouette.websocket.WebSocketRuntime}.
 */
@SuppressWarnings("module") // the implementation is compiled later
module io.pirouette.websocket {
  requires static transitive org.jspecify;
  requires static transitive jakarta.cdi;

  exports io.pirouette.websocket;
  exports io.pirouette.websocket.auth;
  exports io.pirouette.websocket.auth.client;
  exports io.pirouette.websocket.auth.listener;
  exports io.pirouette.websocket.error;
  exports io.pirouette.websocket.tls;
  exports io.pirouette.websocket.internal to
      io.pirouette.websocket.impl;

  uses io.pirouette.websocket.WebSocketRuntime;
}
