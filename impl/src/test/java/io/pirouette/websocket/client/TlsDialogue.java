// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.fixture.Frame;
import java.io.IOException;

/**
 * A client in conversation with a server over TLS that has let it in.
 *
 * @param server of the connection
 * @param client connected
 * @param connection the server's end
 */
record TlsDialogue(TlsServer server, Client client, TlsConnection connection)
    implements AutoCloseable {

  /** Over one of these versions of TLS, or over any. */
  static TlsDialogue open(String... protocols) throws IOException {
    return open(TlsServer.start(protocols), Dialogue.patient().build());
  }

  /** With frames that come together with the server's answer. */
  static TlsDialogue open(TlsServer server, ClientConfiguration configuration, Frame... frames)
      throws IOException {
    Connecting connecting = Connecting.to(server.uri(), configuration);
    TlsConnection connection = server.accept();
    connection.open(frames);
    return new TlsDialogue(server, connecting.client(), connection);
  }

  /** Expects that the client is as good as new. */
  void assertUsable() throws IOException {
    client.writeTextMessage("usable");
    connection.expectText("usable");
    connection.sendText("likewise");
    assertEquals("likewise", client.readTextMessage());
  }

  /** Closes by the client if it is open; fails if it had sent anything that was not expected. */
  @Override
  public void close() throws IOException {
    boolean open = client.isOpen();
    Call<Void> closing = Call.doing(client::close);
    try (server) {
      if (open) {
        connection.expectClose(1000);
      }
      closing.result();
    } finally {
      connection.cut();
    }
  }
}
