// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;

/** This library's client. */
final class PirouetteContestant implements Contestant {

  private final Client client;

  PirouetteContestant(String url) {
    client =
        Client.connect(
            url, ClientConfiguration.builder().webSocketCompressionEnabled(false).build());
  }

  @Override
  public String name() {
    return "Pirouette";
  }

  @Override
  public String roundTrip(String text) {
    client.writeTextMessage(text);
    return client.readTextMessage();
  }

  @Override
  public void close() {
    client.close();
  }
}
