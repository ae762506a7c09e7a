// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose certificates are bad in one way each, and what they get to see of a client. */
@ExtendWith(LeakCheck.class)
class TlsRefusalTest {

  @TempDir Path directory;

  private SecureServers servers;
  private CertificateAuthority root;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    root = servers.root;
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F5")
  @Tag("TLS-09")
  @Tag("TLS-19")
  void aServerWithABadCertificateGetsAnAlertAndNothingElse(BadServer bad) throws IOException {
    ClientSecureSocket secure = servers.trusting().serverName(bad.serverName()).build();
    Certified shown = bad.shown(root);
    for (String version : SecureServers.versions()) {
      try (TlsServer server = servers.start(shown, version)) {
        Connecting connecting = Connecting.to(server.uri(bad.host()), configuration(secure));
        TlsConnection connection = server.accept();
        connection.sendRaw(TlsFirstFlight.of(connection));
        assertAlertAlone(version, rest(connection));
        SslException refused = connecting.failure(SslException.class, Phase.TLS);
        String place = "tls " + bad.host() + ":" + server.port() + ": ";
        String message = refused.getMessage();
        assertTrue(message.startsWith("TLS Error (" + place), message);
        assertTrue(message.substring(place.length()).contains(bad.said()), message);
        connection.cut();
        assertFalse(server.hasPending(), "another attempt to connect");
      }
    }
  }

  /** What arrives after the client's first message, up to the end. */
  private static byte[] rest(TlsConnection connection) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    InputStream in = connection.raw().getInputStream();
    byte[] buffer = new byte[1024];
    try {
      for (int count = 0; count >= 0; count = in.read(buffer, 0, buffer.length)) {
        rest.write(buffer, 0, count);
      }
    } catch (SocketException reset) {
      // Which is an end, too.
    }
    return rest.toByteArray();
  }

  /**
   * In TLS 1.3 an alert is encrypted, and follows what older boxes want to see. The JDK makes it 35
   * bytes long; the end of a handshake would be 69 of them, and a request some hundreds.
   */
  private static void assertAlertAlone(String version, byte[] rest) {
    ByteBuffer bytes = ByteBuffer.wrap(rest);
    List<String> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int type = bytes.get();
      int length = bytes.getChar(bytes.position() + 2);
      records.add(type + " of " + length);
      bytes.position(bytes.position() + 4 + length);
    }
    records.remove("20 of 1");
    assertEquals(List.of(version.equals("TLSv1.2") ? "21 of 2" : "23 of 35"), records);
  }

  /** Everybody who is like one of the bad ones, but is not. */
  @Test
  @Tag("F5")
  @Tag("TLS-19")
  void whoeverProvesToBeTheHostIsTaken() throws IOException {
    assertTaken(root.issue(Leaf.of("localhost").butNamed("LOCALHOST")), null, "localhost");
    assertTaken(root.issue(Leaf.of("localhost").forServersOnly()), null, "localhost");
    assertTaken(root.issue(Leaf.of("127.0.0.1")), null, "127.0.0.1");
    assertTaken(root.issue(Leaf.of("*.wild.test")), "one.wild.test", "localhost");
    assertTaken(root.issue(Leaf.of("*.two.wild.test")), "one.two.wild.test", "localhost");
    assertTaken(root.issue(Leaf.of("localhost").rsa(2048).signedWith("SHA512")), null, "localhost");
    CertificateAuthority rsa = root.intermediate(Leaf.ofSubject("RSA").rsa(2048));
    assertTaken(rsa.issue(Leaf.of("localhost")), null, "localhost");
  }

  private void assertTaken(Certified shown, String serverName, String host) throws IOException {
    ClientConfiguration configuration =
        configuration(servers.trusting().serverName(serverName).build());
    for (String version : SecureServers.versions()) {
      try (TlsServer server = servers.start(shown, version)) {
        Connecting connecting = Connecting.to(server.uri(host), configuration);
        TlsConnection connection = server.accept();
        connection.open();
        try (TlsDialogue dialogue = new TlsDialogue(server, connecting.client(), connection)) {
          dialogue.assertUsable();
        }
      }
    }
  }

  @Test
  @Tag("TLS-08")
  @Tag("F5")
  void aCertificateThatIsTrustedItselfHasToBeTheHosts() throws IOException {
    Certified shown = CertificateAuthority.selfSigned(Leaf.of("other.test"));
    String file = servers.files.certificate("server.crt", shown.certificate());
    try (TlsServer server = servers.start(shown)) {
      assertRefused(server, ClientSecureSocket.of(new TrustedCertificates(file)));
    }
  }

  @Test
  @Tag("TLS-08")
  @Tag("F5")
  void aCertificateThatIsTrustedItselfMayNotHaveExpired() throws IOException {
    Certified shown = CertificateAuthority.selfSigned(Leaf.of("localhost").expired());
    String file = servers.files.certificate("server.crt", shown.certificate());
    try (TlsServer server = servers.start(shown)) {
      assertRefused(server, ClientSecureSocket.of(new TrustedCertificates(file)));
    }
  }

  /** A server's own certificate that is trusted does not make an authority of the server. */
  @Test
  @Tag("TLS-08")
  @Tag("F5")
  void aTrustedServerMayNotIssueCertificates() throws IOException {
    Certified trusted = CertificateAuthority.selfSigned(Leaf.of("other.test"));
    String file = servers.files.certificate("server.crt", trusted.certificate());
    Certified shown = CertificateAuthority.pretended(trusted).issue(Leaf.of("localhost"));
    try (TlsServer server = servers.start(shown)) {
      assertRefused(server, ClientSecureSocket.of(new TrustedCertificates(file)));
    }
  }
}
