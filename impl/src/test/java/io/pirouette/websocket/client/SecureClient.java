// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** What clients with TLS settings of their own are expected to do. */
final class SecureClient {

  private SecureClient() {}

  static ClientConfiguration configuration(ClientSecureSocket secure) {
    return Dialogue.patient().secureSocket(secure).build();
  }

  static Connecting to(TlsServer server, ClientSecureSocket secure) {
    return Connecting.to(server.uri(), configuration(secure));
  }

  /** A connection comes about, and works. Gives the server's session. */
  static SSLSession assertConnects(TlsServer server, ClientSecureSocket secure) throws IOException {
    return assertConnects(server, secure, false);
  }

  /** As before; the server may demand a certificate. */
  static SSLSession assertConnects(TlsServer server, ClientSecureSocket secure, boolean demanding)
      throws IOException {
    Connecting connecting = to(server, secure);
    TlsConnection connection = server.accept();
    if (demanding) {
      connection.demandCertificate();
    }
    connection.open();
    try (var client = connecting.client()) {
      assertTrue(client.isSecure());
      connection.sendText("hello");
      assertEquals("hello", client.readTextMessage());
      Call<Void> closing = Call.doing(client::close);
      connection.expectClose(1000);
      closing.result();
    }
    connection.cut();
    return connection.session();
  }

  /** TLS ends before the request: the server's side of it never comes about. */
  static SslException assertRefused(TlsServer server, ClientSecureSocket secure)
      throws IOException {
    Connecting connecting = to(server, secure);
    TlsConnection connection = server.accept();
    assertThrows(IOException.class, connection::handshake);
    SslException failure = connecting.failure(SslException.class, Phase.TLS);
    assertTrue(failure.getMessage().startsWith("TLS Error (tls localhost:"), failure::getMessage);
    assertInstanceOf(SSLException.class, failure.getCause());
    connection.cut();
    return failure;
  }

  /** Whether a connection comes about, to a server that may be refused for its certificate. */
  static boolean connects(TlsServer server, ClientSecureSocket secure) {
    Connecting connecting = to(server, secure);
    try (TlsConnection connection = server.accept()) {
      connection.open();
      Call<Void> closing = Call.doing(connecting.client()::close);
      connection.expectClose(1000);
      closing.result();
      return true;
    } catch (IOException refused) {
      connecting.failure(SslException.class, Phase.TLS);
      return false;
    }
  }
}
