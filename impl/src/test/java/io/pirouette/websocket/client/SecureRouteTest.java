// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static io.pirouette.websocket.client.SecureClient.connects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.ReceivedRequest;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS settings of a client that comes to its server by a proxy, or for the second time. */
@ExtendWith(LeakCheck.class)
class SecureRouteTest {

  @TempDir Path directory;

  private SecureServers servers;
  private CertificateAuthority root;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    root = servers.root;
  }

  /** A client that goes to origin.test by a proxy, and the server that it is led to. */
  private Connecting throughProxy(TlsServer server, ClientSecureSocket secure) {
    ClientConfiguration configuration =
        Dialogue.patient()
            .proxy(ProxyConfiguration.of("127.0.0.1", server.port()))
            .secureSocket(secure)
            .build();
    return Connecting.to(URI.create("wss://origin.test:8443/"), configuration);
  }

  private static TlsConnection tunnel(TlsServer server) throws IOException {
    TlsConnection connection = server.accept();
    ReceivedRequest connect = connection.readRequest();
    assertEquals("origin.test:8443", connect.target());
    connection.answer(HttpText.head("HTTP/1.1 200 Connection established"));
    return connection;
  }

  @Test
  @Tag("TLS-13")
  @Tag("TLS-19")
  void behindAProxyTheSettingsAreForTheServer() throws IOException {
    Certified alice = root.issue(Leaf.of("alice"));
    ClientSecureSocket secure = servers.trusting().key(servers.pem("alice", alice)).build();
    try (TlsServer server = servers.start(root.issue(Leaf.of("origin.test")))) {
      Connecting connecting = throughProxy(server, secure);
      TlsConnection connection = tunnel(server);
      connection.demandCertificate();
      connection.open();
      try (TlsDialogue dialogue = new TlsDialogue(server, connecting.client(), connection)) {
        ExtendedSSLSession session = (ExtendedSSLSession) connection.session();
        assertEquals(alice.certificate(), session.getPeerCertificates()[0]);
        assertEquals(List.of(new SNIHostName("origin.test")), session.getRequestedServerNames());
        dialogue.assertUsable();
      }
    }
  }

  @Test
  @Tag("TLS-19")
  void theProxysOwnCertificateIsNoneOfTheServer() throws IOException {
    try (TlsServer server = servers.start(root.issue(Leaf.of("localhost", "127.0.0.1")))) {
      Connecting connecting = throughProxy(server, servers.trusting().build());
      TlsConnection connection = tunnel(server);
      assertThrows(IOException.class, connection::handshake);
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  private static ClientConfiguration retrying(ClientSecureSocket secure) {
    RetryConfiguration atOnce = RetryConfiguration.builder().interval(Duration.ZERO).build();
    return Dialogue.patient().secureSocket(secure).retryConfig(atOnce).build();
  }

  @Test
  @Tag("RTR-04")
  @Tag("TLS-08")
  void aLossIsMadeGoodWithTheSameSettings() throws IOException {
    try (TlsServer server = servers.start(root.issue(Leaf.of("localhost")))) {
      TlsDialogue lost = TlsDialogue.open(server, retrying(servers.trusting().build()));
      Call<String> reading = Call.of(lost.client()::readTextMessage);
      lost.connection().reset();
      TlsConnection again = server.accept();
      again.open(Frame.text("here again"));
      assertEquals("here again", reading.result());
      new TlsDialogue(server, lost.client(), again).close();
    }
  }

  /** The server is still the same, but is not trusted any more when the connection is lost. */
  @Test
  @Tag("RTR-04")
  @Tag("F5")
  void aServerThatIsNotTrustedAnyMoreIsNotComeBackTo() throws IOException {
    String file = servers.files.certificate("ca.crt", root.certificate());
    ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file));
    CertificateAuthority successor = CertificateAuthority.root("successor");
    try (TlsServer server = servers.start(root.issue(Leaf.of("localhost")));
        TlsServer next = servers.start(successor.issue(Leaf.of("localhost")))) {
      TlsDialogue lost = TlsDialogue.open(server, retrying(secure));
      servers.files.certificate("ca.crt", successor.certificate());
      Dialogue.await(() -> connects(next, secure));
      Call<String> reading = Call.of(lost.client()::readTextMessage);
      lost.connection().reset();
      TlsConnection again = server.accept();
      assertThrows(IOException.class, again::handshake);
      assertFails(SslException.class, Phase.TLS, reading::result);
      again.cut();
      assertFalse(server.hasPending(), "another attempt to connect");
      lost.client().close();
      assertRefused(server, secure);
    }
  }
}
