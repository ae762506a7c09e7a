// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.CrlServer;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.OcspResponder;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.1: which servers a client takes for the one that is meant. */
@ExtendWith(LeakCheck.class)
class ServerCertificateTest {

  @TempDir Path directory;

  private SecureServers servers;
  private CertificateAuthority root;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    root = servers.root;
  }

  private void assertTaken(Certified shown, ClientSecureSocket secure) throws IOException {
    try (TlsServer server = servers.start(shown)) {
      assertConnects(server, secure);
    }
  }

  @Test
  @Tag("TLS-08")
  void trustMayBeInAFileOrAStore() throws IOException {
    Certified localhost = root.issue(Leaf.of("localhost"));
    KeyFiles files = servers.files;
    assertTaken(localhost, ClientSecureSocket.of(servers.rootFile()));
    for (String type : List.of("PKCS12", "JKS")) {
      String store = files.trustStore("trust." + type, type, root.certificate());
      assertTaken(localhost, ClientSecureSocket.of(new TrustStore(store, KeyFiles.PASSWORD)));
    }
    String leaf = files.certificate("leaf.crt", localhost.certificate());
    assertTaken(localhost, ClientSecureSocket.of(new TrustedCertificates(leaf)));
  }

  @Test
  @Tag("TLS-08")
  void anIntermediateAuthorityMayBeTrustedByItself() throws IOException {
    CertificateAuthority team = root.intermediate("team");
    String file = servers.files.certificate("team.crt", team.certificate());
    Certified shown = team.issue(Leaf.of("localhost")).withoutIssuers();
    assertTaken(shown, ClientSecureSocket.of(new TrustedCertificates(file)));
  }

  @Test
  @Tag("F5")
  void aGoodCertificateIsTaken() throws IOException {
    for (Certified good :
        List.of(
            root.issue(Leaf.of("localhost")),
            root.issue(Leaf.of("localhost").rsa(2048)),
            root.issue(Leaf.of("other.test", "localhost")),
            root.issue(Leaf.ofSubject("localhost")),
            root.intermediate("first").intermediate("second").issue(Leaf.of("localhost")))) {
      assertTaken(good, servers.trusting().build());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F5")
  @Tag("TLS-09")
  void aBadCertificateIsRefusedBeforeTheServerIsAskedForAnything(String version)
      throws IOException {
    Map<String, Certified> bad =
        Map.of(
            "expired", root.issue(Leaf.of("localhost").expired()),
            "not yet valid", root.issue(Leaf.of("localhost").notYetValid()),
            "another host's", root.issue(Leaf.of("other.test")),
            "a wildcard's", root.issue(Leaf.of("*.localhost")),
            "a client's", root.issue(Leaf.of("localhost").forClientsOnly()),
            "by a short key", root.issue(Leaf.of("localhost").rsa(1024)),
            "signed with SHA-1", root.issue(Leaf.of("localhost").signedWith("SHA1")),
            "of a namesake", CertificateAuthority.root("root").issue(Leaf.of("localhost")));
    for (Map.Entry<String, Certified> each : bad.entrySet()) {
      try (TlsServer server = servers.start(each.getValue(), version)) {
        SslException refused = assertRefused(server, servers.trusting().build());
        assertTrue(refused.getMessage().length() > 40, () -> each.getKey() + ": " + refused);
      }
    }
  }

  @Test
  @Tag("TLS-09")
  @Tag("F5")
  void aCertificateOfNobodyWhoIsTrustedSaysSo() throws IOException {
    Certified lonely = root.intermediate("not shown").issue(Leaf.of("localhost")).withoutIssuers();
    for (Certified unknown :
        List.of(
            CertificateAuthority.root("unknown").issue(Leaf.of("localhost")),
            CertificateAuthority.selfSigned(Leaf.of("localhost")),
            lonely)) {
      try (TlsServer server = servers.start(unknown)) {
        SslException refused = assertRefused(server, servers.trusting().build());
        assertTrue(
            refused
                .getMessage()
                .contains("unable to find valid certification path to requested target"),
            refused::getMessage);
      }
    }
  }

  @Test
  @Tag("TLS-10")
  void withoutTrustOfItsOwnAClientTrustsWhomTheJvmTrusts() throws IOException {
    try (TlsServer server = servers.start(CertificateAuthority.selfSigned(Leaf.of("localhost")))) {
      for (ClientSecureSocket secure :
          new ClientSecureSocket[] {null, ClientSecureSocket.builder().build()}) {
        SslException refused = assertRefused(server, secure);
        assertTrue(
            refused.getMessage().contains("unable to find valid certification path"),
            refused::getMessage);
      }
    }
  }

  @Test
  @Tag("TLS-11")
  void aClientThatDoesNotCheckTakesAnybodyOverTls() throws IOException {
    ClientSecureSocket secure = ClientSecureSocket.builder().enable(false).build();
    for (Certified anybody :
        List.of(
            CertificateAuthority.selfSigned(Leaf.of("other.test").expired()),
            root.issue(Leaf.of("localhost").rsa(1024)))) {
      assertTaken(anybody, secure);
    }
  }

  @Test
  @Tag("TLS-19")
  void theHostIsNotCheckedIfThatIsSaid() throws IOException {
    Certified other = root.issue(Leaf.of("other.test"));
    assertTaken(other, servers.trusting().verifyHostName(false).build());
    Certified unknown = CertificateAuthority.root("unknown").issue(Leaf.of("localhost"));
    try (TlsServer server = servers.start(unknown)) {
      assertRefused(server, servers.trusting().verifyHostName(false).build());
    }
  }

  @Test
  @Tag("TLS-19")
  void anotherNameMayBeAskedForAndHasToBeShown() throws IOException {
    ClientSecureSocket secure = servers.trusting().serverName("inner.test").build();
    try (TlsServer server = servers.start(root.issue(Leaf.of("inner.test")))) {
      ExtendedSSLSession session = (ExtendedSSLSession) assertConnects(server, secure);
      assertEquals(List.of(new SNIHostName("inner.test")), session.getRequestedServerNames());
    }
    try (TlsServer server = servers.start(root.issue(Leaf.of("localhost")))) {
      assertRefused(server, secure);
    }
  }

  @ParameterizedTest
  @EnumSource(CertValidation.Type.class)
  @Tag("TLS-17")
  @Tag("F5")
  void aRevokedCertificateIsRefused(CertValidation.Type type) throws IOException {
    ClientSecureSocket secure = servers.trusting().certValidation(new CertValidation(type)).build();
    try (OcspResponder responder = OcspResponder.of(root)) {
      Leaf leaf = Leaf.of("localhost").ocsp(responder.uri());
      Certified revoked = root.issue(leaf);
      responder.revoke(revoked.certificate());
      try (TlsServer server = servers.start(revoked)) {
        assertRefused(server, secure);
        assertConnects(server, servers.trusting().build());
      }
      assertTaken(root.issue(leaf), secure);
      responder.fail();
      try (TlsServer server = servers.start(root.issue(leaf))) {
        assertRefused(server, secure);
      }
    }
    try (TlsServer server = servers.start(root.issue(Leaf.of("localhost")))) {
      assertRefused(server, secure);
    }
  }

  @Test
  @Tag("TLS-17")
  void aCertificateOnARevocationListIsRefused() throws IOException {
    ClientSecureSocket secure =
        servers.trusting().certValidation(new CertValidation(CertValidation.Type.OCSP_CRL)).build();
    try (CrlServer list = CrlServer.of(root)) {
      Leaf leaf = Leaf.of("localhost").crl(list.uri());
      Certified revoked = root.issue(leaf);
      list.revoke(revoked.certificate());
      assertTaken(root.issue(leaf), secure);
      try (TlsServer server = servers.start(revoked)) {
        assertRefused(server, secure);
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void verdictsAreRememberedAsLongAndAsManyAsIsSaid() throws IOException {
    try (OcspResponder responder = OcspResponder.of(root)) {
      Certified first = root.issue(Leaf.of("localhost").ocsp(responder.uri()));
      Certified second = root.issue(Leaf.of("localhost").ocsp(responder.uri()));
      CertValidation.Type type = CertValidation.Type.OCSP_STAPLING;
      ClientSecureSocket one =
          servers
              .trusting()
              .certValidation(new CertValidation(type, 1, Duration.ofHours(1)))
              .shareSession(false)
              .build();
      assertAsked(responder, one, first, first, first, 1);
      assertAsked(responder, one, second, first, second, 3);
      ClientSecureSocket none =
          servers
              .trusting()
              .certValidation(new CertValidation(type, 10, Duration.ZERO))
              .shareSession(false)
              .build();
      assertAsked(responder, none, first, first, first, 3);
    }
  }

  private void assertAsked(
      OcspResponder responder,
      ClientSecureSocket secure,
      Certified first,
      Certified second,
      Certified third,
      int times)
      throws IOException {
    int before = responder.requests();
    assertTaken(first, secure);
    assertTaken(second, secure);
    assertTaken(third, secure);
    assertEquals(times, responder.requests() - before);
  }
}
