// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.Protocol;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.1: what a client shows, offers, and reads from files. */
@ExtendWith(LeakCheck.class)
class ClientTlsSettingsTest {

  private static final String PASSWORD = KeyFiles.PASSWORD;

  @TempDir Path directory;

  private SecureServers servers;
  private Certified localhost;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    localhost = servers.root.issue(Leaf.of("localhost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("TLS-13")
  @Tag("F7")
  void aClientShowsItsCertificateToAServerThatWantsOne(String version) throws IOException {
    Certified alice = servers.root.intermediate("team").issue(Leaf.of("alice").rsa(2048));
    KeyFiles files = servers.files;
    CertKey pem = servers.pem("alice", alice);
    List<KeySource> keys =
        List.of(
            pem,
            new CertKey(pem.certFile(), files.encryptedKey("locked.key", alice.key()), PASSWORD),
            new KeyStore(files.keyStore("alice.p12", "PKCS12", alice), PASSWORD),
            new KeyStore(files.keyStore("alice.jks", "JKS", alice), PASSWORD));
    try (TlsServer server = servers.start(localhost, version)) {
      for (KeySource key : keys) {
        SSLSession session = assertConnects(server, servers.trusting().key(key).build(), true);
        X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
        assertEquals(alice.certificate(), shown);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F7")
  void aClientThatShowsNoneOrAWrongOneIsToldByTls(String version) throws IOException {
    Certified expired = servers.root.issue(Leaf.of("alice").expired());
    try (TlsServer server = servers.start(localhost, version)) {
      for (ClientSecureSocket secure :
          List.of(
              servers.trusting().build(),
              servers.trusting().key(servers.pem("alice", expired)).build())) {
        Connecting connecting = SecureClient.to(server, secure);
        TlsConnection connection = server.accept();
        connection.demandCertificate();
        assertThrows(IOException.class, connection::handshake);
        connecting.failure(SslException.class, Phase.TLS);
        connection.cut();
      }
    }
  }

  @Test
  @Tag("TLS-14")
  @Tag("F6")
  void withoutACommonVersionTheErrorIsTheServersAlert() throws IOException {
    ClientSecureSocket secure = servers.trusting().protocol(Protocol.of("TLSv1.2")).build();
    try (TlsServer server = servers.start(localhost, "TLSv1.3")) {
      SslException refused = assertRefused(server, secure);
      assertTrue(refused.getMessage().contains("Received fatal alert"), refused::getMessage);
    }
  }

  @Test
  @Tag("TLS-15")
  @Tag("F6")
  void versionsAndSuitesAreThoseThatAreGiven() throws IOException {
    String suite = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    ClientSecureSocket secure =
        servers.trusting().protocol(Protocol.of("TLSv1.2")).ciphers(List.of(suite)).build();
    try (TlsServer server = servers.start(localhost)) {
      SSLSession session = assertConnects(server, secure);
      assertEquals("TLSv1.2", session.getProtocol());
      assertEquals(suite, session.getCipherSuite());
    }
    // For a server with an RSA key there is no suite left.
    Certified other = servers.root.issue(Leaf.of("localhost").rsa(2048));
    try (TlsServer server = servers.start(other)) {
      assertRefused(server, secure);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, true", "TLSv1.2, false", "TLSv1.3, true", "TLSv1.3, false"})
  @Tag("TLS-16")
  void aSessionIsTakenUpAgainIfSessionsAreShared(String version, boolean shared)
      throws IOException {
    ClientSecureSocket secure = servers.trusting().shareSession(shared).build();
    try (TlsServer server = servers.start(localhost, version)) {
      SSLSession first = assertConnects(server, secure);
      SSLSession second = assertConnects(server, secure);
      assertEquals(shared, first.getCreationTime() == second.getCreationTime());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016\u0003\u0003"})
  @Tag("TLS-16")
  void aServerThatDoesNotFinishTheTlsHandshakeInTimeIsGivenUp(String sent) throws IOException {
    ClientSecureSocket secure = servers.trusting().handshakeTimeout(Duration.ofMillis(300)).build();
    try (RawServer server = RawServer.start()) {
      URI uri = URI.create("wss://" + server.authority() + "/");
      Connecting connecting = Connecting.to(uri, configuration(secure));
      RawConnection connection = server.accept();
      connection.answer(sent);
      connecting.failure(HandshakeTimedOutException.class, Phase.TLS);
      connection.cut();
    }
  }

  @Test
  @Tag("TLS-20")
  void aServerWithoutTlsIsATlsError() throws IOException {
    try (RawServer server = RawServer.start()) {
      URI uri = URI.create("wss://" + server.authority() + "/");
      Connecting connecting = Connecting.to(uri, configuration(servers.trusting().build()));
      RawConnection connection = server.accept();
      connection.answer("HTTP/1.1 400 This is not TLS\r\nContent-Length: 0\r\n\r\n");
      connecting.failure(SslException.class, Phase.TLS);
      connection.cut();
    }
  }

  private static SslException refused(Supplier<ClientSecureSocket> settings) {
    SslException refused =
        assertThrows(
            SslException.class,
            () -> Client.connect("wss://127.0.0.1:9/", configuration(settings.get())));
    assertEquals(Phase.TLS, refused.phase());
    assertFalse(refused.getMessage().contains(PASSWORD), refused::getMessage);
    return refused;
  }

  @Test
  @Tag("TLS-03")
  @Tag("TLS-04")
  @Tag("TLS-05")
  @Tag("TLS-06")
  @Tag("TLS-07")
  void whatIsBlankIsAskedFor() {
    for (String blank : List.of("", " ")) {
      assertAsked("KeyStore file location", () -> new KeyStore(blank, "x"));
      assertAsked("KeyStore password", () -> new KeyStore("x", blank));
      assertAsked("Certificate file location", () -> new CertKey(blank, "x"));
      assertAsked("Private key file location", () -> new CertKey("x", blank));
      assertAsked("TrustStore file location", () -> new TrustStore(blank, "x"));
      assertAsked("TrustStore password", () -> new TrustStore("x", blank));
      assertAsked("Certificate file location", () -> new TrustedCertificates(blank));
    }
  }

  private static void assertAsked(String what, Supplier<Object> maker) {
    SslException refused = assertThrows(SslException.class, maker::get);
    assertEquals(what + " must be provided for secure connection", refused.getMessage());
  }

  @Test
  void filesThatCannotBeUsedAreNamed() {
    String missing = directory.resolve("missing").toString();
    String text = servers.files.text("text", "hello");
    for (String file : List.of(missing, text, directory.toString())) {
      for (ClientSecureSocket secure :
          List.of(
              ClientSecureSocket.of(new TrustedCertificates(file)),
              ClientSecureSocket.of(new TrustStore(file, PASSWORD)),
              ClientSecureSocket.builder().key(new KeyStore(file, PASSWORD)).build(),
              ClientSecureSocket.builder().key(new CertKey(file, file)).build())) {
        SslException refused = refused(() -> secure);
        assertTrue(refused.getMessage().contains(file), refused::getMessage);
      }
    }
  }

  @Test
  void namesThatTlsDoesNotKnowAreRefused() {
    SslException cipher = refused(() -> servers.trusting().ciphers(List.of("TLS_MADE_UP")).build());
    assertTrue(cipher.getMessage().contains("TLS_MADE_UP"), cipher::getMessage);
    for (String version : List.of("TLSv1.4", "SSLv3", "SSLv2Hello")) {
      SslException refused =
          refused(() -> servers.trusting().protocol(Protocol.of(version)).build());
      assertTrue(refused.getMessage().contains(version), refused::getMessage);
    }
  }

  @Test
  void passwordsAreNotShown() {
    ClientSecureSocket secure =
        ClientSecureSocket.builder()
            .cert(new TrustStore("trust", PASSWORD))
            .key(new CertKey("cert", "key", PASSWORD))
            .build();
    assertFalse(configuration(secure).toString().contains(PASSWORD));
    assertFalse(new KeyStore("keys", PASSWORD).toString().contains(PASSWORD));
  }
}
