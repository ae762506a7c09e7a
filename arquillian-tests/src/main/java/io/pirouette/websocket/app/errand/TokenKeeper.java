// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens a client for each command: a kind, a token server, and a server. */
class TokenKeeper implements Service {

  /** As an application would, in fields that live as long as its classes. */
  private static final List<Client> KEPT = new CopyOnWriteArrayList<>();

  private static final List<ClientConfiguration> CONFIGURATIONS = new CopyOnWriteArrayList<>();

  private static final int SHARERS = 3;

  public String onTextMessage(String command) {
    String[] words = command.split(" ");
    ClientConfiguration configuration = configuration(words[0], words[1]);
    CONFIGURATIONS.add(configuration);
    String url = words[2];
    switch (words[0]) {
      case "connected" -> KEPT.add(Client.connect(url, configuration));
      case "blocked" -> connect(url, configuration);
      case "waiting" -> {
        for (int i = 0; i < SHARERS; i++) {
          start(() -> connect(url, configuration));
        }
      }
      case "retrying" -> start(() -> connect(url, configuration));
      case "lost" -> {
        Client client = Client.connect(url, configuration);
        start(() -> read(client));
      }
      default -> throw new IllegalArgumentException(command);
    }
    return words[0];
  }

  private static ClientConfiguration configuration(String kind, String tokens) {
    ClientConfiguration.Builder builder = ClientConfiguration.builder().auth(Secured.grant(tokens));
    if (kind.equals("retrying") || kind.equals("lost")) {
      builder.retryConfig(RetryConfiguration.builder().interval(Duration.ofMillis(200)).build());
    }
    return builder.build();
  }

  private static void start(Runnable task) {
    new Thread(task, "tokenkeeper").start();
  }

  private static void connect(String url, ClientConfiguration configuration) {
    try {
      KEPT.add(Client.connect(url, configuration));
    } catch (WebSocketException e) {
      // No token has come, and none will.
    }
  }

  private static void read(Client client) {
    try {
      client.readTextMessage();
    } catch (WebSocketException e) {
      // The end of the client, which is what it waits for.
    }
  }
}
