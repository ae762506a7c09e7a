// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.io.IOException;
import java.net.URI;

/**
 * A connected client and the server's end of its connection.
 *
 * @param client connected
 * @param connection upgraded
 * @param request what the client asked with
 */
record Opened(Client client, RawConnection connection, ReceivedRequest request)
    implements AutoCloseable {

  /** Connects a client with defaults. */
  static Opened at(RawServer server) throws IOException {
    return at(server, ClientConfiguration.defaults());
  }

  /** Connects a client and lets it in, with these lines added to the answer's head. */
  static Opened at(RawServer server, ClientConfiguration configuration, String... extraHeaderLines)
      throws IOException {
    return at(server, server.uri("/"), configuration, extraHeaderLines);
  }

  /** Connects a client to a URI that leads to the server. */
  static Opened at(
      RawServer server, URI uri, ClientConfiguration configuration, String... extraHeaderLines)
      throws IOException {
    Connecting connecting = Connecting.to(uri, configuration);
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.open(extraHeaderLines);
    return new Opened(connecting.client(), connection, request);
  }

  /** Closes by the client, unless that is done; fails if it had sent anything unexpected. */
  @Override
  public void close() throws IOException {
    try (connection) {
      boolean open = client.isOpen();
      Call<Void> closing = Call.doing(client::close);
      if (open) {
        connection.expectClose(1000, "");
      }
      closing.result();
    }
  }
}
