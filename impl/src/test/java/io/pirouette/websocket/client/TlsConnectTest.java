// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client over TLS that gets its connection, or is right not to. */
@ExtendWith({LeakCheck.class, TlsTrust.class})
class TlsConnectTest {

  private static void assertOpens(Connecting connecting, TlsServer server, TlsConnection connection)
      throws IOException {
    ReceivedRequest request = connection.open();
    assertEquals("GET", request.method());
    try (TlsDialogue dialogue = new TlsDialogue(server, connecting.client(), connection)) {
      dialogue.assertUsable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("INI-20")
  void aClientOverTlsIsSecure(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      assertEquals(protocol, dialogue.connection().session().getProtocol());
      assertTrue(dialogue.client().isSecure());
      assertTrue(dialogue.client().isOpen());
      dialogue.assertUsable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void framesInOneRecordWithTheAnswerAreRead(String protocol) throws IOException {
    Frame[] frames = {Frame.text("first"), Frame.binary(new byte[] {1, 2, 3})};
    TlsServer server = TlsServer.start(protocol);
    ClientConfiguration configuration = Dialogue.patient().build();
    try (TlsDialogue dialogue = TlsDialogue.open(server, configuration, frames)) {
      assertEquals("first", dialogue.client().readTextMessage());
      assertArrayEquals(new byte[] {1, 2, 3}, dialogue.client().readBinaryMessage());
      dialogue.assertUsable();
    }
  }

  @Test
  void aCertificateMayBeOfAnAddress() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      Connecting connecting = Connecting.to(server.uri("127.0.0.1"));
      assertOpens(connecting, server, server.accept());
    }
  }

  @Test
  void theServerIsToldWhichHostIsMeant() throws IOException {
    try (TlsServer server = TlsServer.start(TlsKeys.OTHER_HOST)) {
      Connecting connecting = Connecting.to(server.uri("two-addresses.test"));
      TlsConnection connection = server.accept();
      connection.open();
      ExtendedSSLSession session = (ExtendedSSLSession) connection.session();
      assertEquals(
          List.of(new SNIHostName("two-addresses.test")), session.getRequestedServerNames());
      new TlsDialogue(server, connecting.client(), connection).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aSessionMayBeResumed(String protocol) throws IOException {
    try (TlsServer server = TlsServer.start(protocol)) {
      SSLSession first = session(server);
      SSLSession second = session(server);
      assertEquals(first.getCreationTime(), second.getCreationTime());
    }
  }

  private static SSLSession session(TlsServer server) throws IOException {
    Connecting connecting = Connecting.to(server.uri());
    TlsConnection connection = server.accept();
    connection.open();
    Client client = connecting.client();
    connection.sendText("hello");
    assertEquals("hello", client.readTextMessage());
    Call<Void> closing = Call.doing(client::close);
    connection.expectClose(1000);
    closing.result();
    connection.cut();
    return connection.session();
  }

  /** TLS ends before the request: the server's side of it never comes about. */
  private static void assertRefused(Connecting connecting, TlsConnection connection)
      throws IOException {
    assertThrows(IOException.class, connection::handshake);
    SslException failure = connecting.failure(SslException.class, Phase.TLS);
    assertTrue(failure.getMessage().startsWith("TLS Error (tls "), failure::getMessage);
    assertInstanceOf(SSLException.class, failure.getCause());
    connection.cut();
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, TLSv1.3", "UNKNOWN, TLSv1.2", "OTHER_HOST, TLSv1.3", "OTHER_HOST, TLSv1.2"})
  void aServerThatDoesNotProveToBeTheHostIsNotAsked(TlsKeys key, String protocol)
      throws IOException {
    try (TlsServer server = TlsServer.start(key, protocol)) {
      Connecting connecting = Connecting.to(server.uri());
      assertRefused(connecting, server.accept());
    }
  }

  /** RFC 5246 section 7.2.2; in TLS 1.3 it is the same, but hidden. */
  @ParameterizedTest
  @CsvSource({"UNKNOWN", "OTHER_HOST"})
  void aServerIsToldWhyItIsNotAsked(TlsKeys key) throws IOException {
    try (TlsServer server = TlsServer.start(key, "TLSv1.2")) {
      Connecting connecting = Connecting.to(server.uri());
      TlsConnection connection = server.accept();
      connection.sendRaw(TlsFirstFlight.of(connection));
      byte[] alert = TlsFirstFlight.readRecord(connection);
      assertEquals(TlsSocket.ALERT, alert[0]);
      // Fatal, and one of those that are about certificates.
      assertEquals(2, alert[5]);
      assertTrue(alert[6] >= 42 && alert[6] <= 48, () -> "alert " + alert[6]);
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  @Test
  void theCertificateOfAnAddressIsOfThatAddress() throws IOException {
    try (TlsServer server = TlsServer.start(TlsKeys.OTHER_HOST)) {
      Connecting connecting = Connecting.to(server.uri("127.0.0.1"));
      assertRefused(connecting, server.accept());
    }
  }

  @Test
  void aServerThatDoesNotSpeakTlsIsATlsError() throws IOException {
    try (RawServer server = RawServer.start()) {
      Connecting connecting = Connecting.to(secure(server));
      RawConnection connection = server.accept();
      connection.answer("HTTP/1.1 400 This is not TLS\r\nContent-Length: 0\r\n\r\n");
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  private static URI secure(RawServer server) {
    return URI.create("wss://" + server.authority() + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016\u0003\u0003", "\u0015\u0003\u0003\u0000\u0002\u0002\u0028"})
  void anEndOrAnAlertWithinTheHandshakeIsATlsError(String answer) throws IOException {
    try (RawServer server = RawServer.start()) {
      Connecting connecting = Connecting.to(secure(server));
      RawConnection connection = server.accept();
      connection.answer(answer);
      connection.halfClose();
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  @Test
  void aResetWithinTheHandshakeIsAnErrorOfTls() throws IOException {
    try (TlsServer server = TlsServer.start("TLSv1.3")) {
      Connecting connecting = Connecting.to(server.uri());
      TlsConnection connection = server.accept();
      TlsFirstFlight.of(connection);
      connection.reset();
      connecting.failure(Phase.TLS);
    }
  }

  @Test
  void aServerThatWantsTlsIsNotAskedWithoutItInVain() throws IOException {
    try (TlsServer server = TlsServer.start()) {
      URI uri = URI.create("ws://localhost:" + server.port() + "/");
      Connecting connecting = Connecting.to(uri);
      TlsConnection connection = server.accept();
      assertThrows(SSLException.class, connection::handshake);
      WebSocketException failure = connecting.failure(Phase.UPGRADE);
      assertFalse(failure instanceof SslException, failure::toString);
      connection.cut();
    }
  }

  private static ClientConfiguration through(TlsServer proxy) {
    ProxyConfiguration configuration = ProxyConfiguration.of("127.0.0.1", proxy.port());
    return Dialogue.patient().proxy(configuration).build();
  }

  /** Leads a client to a server that is at the place of the proxy. */
  private static TlsConnection tunnel(TlsServer proxy) throws IOException {
    TlsConnection tunnel = proxy.accept();
    ReceivedRequest connect = tunnel.readRequest();
    assertEquals("CONNECT", connect.method());
    assertEquals("origin.test:8443", connect.target());
    tunnel.answer(HttpText.head("HTTP/1.1 200 Connection established"));
    return tunnel;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void behindAProxyTheCertificateIsTheServers(String protocol) throws IOException {
    try (TlsServer proxy = TlsServer.start(TlsKeys.OTHER_HOST, protocol)) {
      URI uri = URI.create("wss://origin.test:8443/");
      Connecting connecting = Connecting.to(uri, through(proxy));
      assertOpens(connecting, proxy, tunnel(proxy));
    }
  }

  @Test
  void theCertificateOfTheProxysHostIsNoneOfTheServer() throws IOException {
    try (TlsServer proxy = TlsServer.start(TlsKeys.LOCALHOST)) {
      URI uri = URI.create("wss://origin.test:8443/");
      Connecting connecting = Connecting.to(uri, through(proxy));
      assertRefused(connecting, tunnel(proxy));
    }
  }
}
