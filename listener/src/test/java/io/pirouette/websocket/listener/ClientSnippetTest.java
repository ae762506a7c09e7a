// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client's programs, as the README has them. */
@ExtendWith(LeakCheck.class)
class ClientSnippetTest {

  static class EchoUpgrade implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Echo();
    }
  }

  static class Echo implements Service {
    public String onTextMessage(String text) {
      return text;
    }
  }

  @Test
  void aListenerAnswersTheClient() {
    String reply;
    try (Listener listener = Loopback.listener(0)) {
      listener.attach(new EchoUpgrade(), "/basic/ws").start();
      String url = "ws://127.0.0.1:" + listener.port() + "/basic/ws";
      // snippet: client
      try (Client client = Client.connect(url)) {
        client.writeTextMessage("hello");
        reply = client.readTextMessage();
      }
      // end
    }
    assertEquals("hello", reply);
  }

  @Test
  void aServerThatKnowsASubProtocolAnswersTheConfiguredClient() throws Exception {
    try (RawServer server = RawServer.start()) {
      CompletableFuture<String> reply =
          CompletableFuture.supplyAsync(() -> talk(server.uri("/orders").toString()));
      try (RawConnection connection = server.accept()) {
        connection.open("Sec-WebSocket-Protocol: orders.v1");
        connection.expectText("order 1");
        connection.sendText("accepted");
        connection.expectClose(1000, "");
      }
      assertEquals("accepted", reply.get(20, TimeUnit.SECONDS));
    }
  }

  private static String talk(String url) {
    String reply;
    // snippet: configuration
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .subProtocols(List.of("orders.v2", "orders.v1"))
            .handShakeTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(30))
            .writeTimeout(Duration.ofSeconds(5))
            .retryConfig(RetryConfiguration.builder().maxCount(5).backOffFactor(2.0).build())
            .build();
    try (Client client = Client.connect(url, configuration)) {
      client.writeTextMessage("order 1");
      reply = client.readTextMessage();
    }
    // end
    return reply;
  }
}
