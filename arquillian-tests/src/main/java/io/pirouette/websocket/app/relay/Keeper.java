// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.relay;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens a client for each command, a kind and a URL, and answers when it is open. */
class Keeper implements Service {

  /** As an application would, in a field that lives as long as its classes. */
  private static final List<Client> KEPT = new CopyOnWriteArrayList<>();

  public String onTextMessage(String command) {
    String[] words = command.split(" ");
    open(words[0], words[1]);
    return "open";
  }

  private static void open(String kind, String url) {
    switch (kind) {
      case "kept" -> KEPT.add(Client.connect(url));
      case "dropped" -> Client.connect(url);
      case "closed" -> {
        Client client = Client.connect(url);
        KEPT.add(client);
        client.close();
      }
      case "read" -> read(Client.connect(url));
      case "pinged" -> KEPT.add(Client.connect(url, pinged()));
      case "retrying" -> read(Client.connect(url, retrying()));
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private static ClientConfiguration pinged() {
    return ClientConfiguration.builder().pingPongHandler(new Answering()).build();
  }

  private static ClientConfiguration retrying() {
    RetryConfiguration soon = RetryConfiguration.builder().interval(Duration.ofMillis(20)).build();
    return ClientConfiguration.builder().retryConfig(soon).build();
  }

  private static void read(Client client) {
    Thread reader =
        new Thread(
            () -> {
              try {
                client.readTextMessage();
              } catch (WebSocketException e) {
                // The end of the client, which is what it waits for.
              }
            },
            "keeper-reader");
    reader.start();
  }

  /** Answers pings itself. */
  public static class Answering implements PingPongService {
    public byte[] onPing(byte[] data) {
      return data;
    }
  }
}
