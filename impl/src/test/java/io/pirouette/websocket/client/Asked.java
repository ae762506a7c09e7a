// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.util.List;

/** What a client with credentials asks a server. */
final class Asked {

  private Asked() {}

  static ClientConfiguration with(ClientAuth auth) {
    return ClientConfiguration.builder().auth(auth).build();
  }

  /** The only value of the header, of a client that is let in and closes. */
  static String authorization(RawServer server, ClientConfiguration configuration)
      throws IOException {
    try (Opened opened = Opened.at(server, configuration)) {
      List<String> values = opened.request().header("Authorization");
      assertEquals(1, values.size(), opened.request()::toString);
      return values.get(0);
    }
  }

  static String authorization(RawServer server, ClientAuth auth) throws IOException {
    return authorization(server, with(auth));
  }

  /** Refuses the next request; says what it had for credentials. */
  static String refuse(RawServer server, String status) throws IOException {
    try (RawConnection connection = server.accept()) {
      String authorization = connection.readRequest().header("Authorization").get(0);
      connection.answer("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
      return authorization;
    }
  }
}
