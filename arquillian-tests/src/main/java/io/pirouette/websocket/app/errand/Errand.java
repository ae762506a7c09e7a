// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;

/** For each message opens a client, and answers with what that hears first and then. */
public class Errand implements Service {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String target;
  private final ClientConfiguration configuration;

  Errand(String target, String trust, String tokens) {
    this.target = target;
    configuration = Secured.by(Secured.grant(tokens), trust).readTimeout(PATIENCE).build();
  }

  public String onTextMessage(String text) {
    try (Client client = Client.connect(target, configuration)) {
      String greeting = client.readTextMessage();
      client.writeTextMessage(text);
      return greeting + ": " + client.readTextMessage();
    } catch (WebSocketException e) {
      return e.getClass().getSimpleName() + " " + e.phase() + " " + e.getMessage();
    }
  }
}
