// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.CrlServer;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.OcspResponder;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.Wss.Witness;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.Protocol;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.VerifyClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: clients that show certificates. */
@ExtendWith(LeakCheck.class)
class MutualTlsTest {

  @TempDir Path directory;

  private Wss wss;
  private final Witness service = new Witness();

  @BeforeEach
  void makeAuthority() {
    wss = new Wss(directory);
  }

  private Listener start(MutualSsl mutual) {
    return Wss.start(wss.secure().mutualSsl(mutual).build(), service);
  }

  private static String talk(Listener listener, ClientSecureSocket secure) {
    try (Client client = Wss.connect(listener, secure)) {
      assertTrue(client.isSecure());
      client.writeTextMessage("hello");
      return client.readTextMessage();
    }
  }

  private static void assertRefused(Listener listener, ClientSecureSocket secure) {
    SslException refused =
        assertThrows(SslException.class, () -> Wss.connect(listener, secure).close());
    assertEquals(Phase.TLS, refused.phase());
  }

  private Certified client() {
    return wss.root.issue(Leaf.of("alice").forClientsOnly());
  }

  @Test
  @Tag("TLS-12")
  void aClientWithoutACertificateCannotConnect() {
    try (Listener listener = start(new MutualSsl(wss.rootFile()))) {
      assertRefused(listener, wss.trusting().build());
      assertEquals(0, service.upgrades.get());
    }
  }

  @Test
  @Tag("TLS-13")
  void aClientMayShowAFileOrAStoreToAListenerThatTrustsAFileOrAStore() {
    Certified alice = client();
    String keys = wss.files.keyStore("alice.p12", "PKCS12", alice);
    String trust = wss.files.trustStore("trust.jks", "JKS", wss.root.certificate());
    for (MutualSsl mutual :
        List.of(
            new MutualSsl(wss.rootFile()),
            new MutualSsl(new TrustStore(trust, KeyFiles.PASSWORD)))) {
      try (Listener listener = start(mutual)) {
        String witnessed = "hello, true, true [CN=alice]";
        assertEquals(witnessed, talk(listener, wss.showing(wss.pem("alice", alice))));
        assertEquals(witnessed, talk(listener, wss.showing(new KeyStore(keys, KeyFiles.PASSWORD))));
      }
    }
  }

  @Test
  @Tag("TLS-13")
  void theWholeChainOfAClientIsSeen() {
    Certified bob = wss.root.intermediate("team").issue(Leaf.of("bob"));
    try (Listener listener = start(new MutualSsl(wss.rootFile()))) {
      assertEquals(
          "hello, true, true [CN=bob CN=team]", talk(listener, wss.showing(wss.pem("bob", bob))));
      assertRefused(listener, wss.showing(wss.pem("bob", bob.withoutIssuers())));
    }
  }

  @Test
  @Tag("T24")
  void whereACertificateIsOptionalOneThatIsShownHasToBeGood() {
    Certified stranger = CertificateAuthority.root("stranger").issue(Leaf.of("mallory"));
    try (Listener listener = start(new MutualSsl(VerifyClient.OPTIONAL, wss.rootFile()))) {
      assertEquals("hello, true, true []", talk(listener, wss.trusting().build()));
      assertEquals(
          "hello, true, true [CN=alice]", talk(listener, wss.showing(wss.pem("alice", client()))));
      assertEquals(2, service.upgrades.get());
      assertOnTheWireRefused(listener, stranger, "TLSv1.2");
      assertOnTheWireRefused(listener, stranger, "TLSv1.3");
      assertEquals(2, service.upgrades.get());
    }
  }

  /** A client of the JDK's, which shows a certificate whatever issuers the listener asks for. */
  private void assertOnTheWireRefused(Listener listener, Certified shown, String version) {
    assertThrows(
        IOException.class,
        () -> {
          try (SSLSocket socket = Wss.socket(wss.insistentContext(shown), listener)) {
            socket.setEnabledProtocols(new String[] {version});
            RawPeer.handshake(socket, Handshake.of(URI.create(Wss.url(listener))));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @Tag("T24")
  void aBadCertificateGetsNoServiceObject(String version) {
    List<Certified> bad =
        List.of(
            wss.root.issue(Leaf.of("expired").expired()),
            wss.root.issue(Leaf.of("not yet valid").notYetValid()),
            wss.root.issue(Leaf.of("for servers").forServersOnly()),
            wss.root.issue(Leaf.of("weak").rsa(1024)),
            wss.root.issue(Leaf.of("signed with SHA-1").signedWith("SHA1")),
            wss.root.intermediate("not shown").issue(Leaf.of("x")).withoutIssuers(),
            CertificateAuthority.root("unknown").issue(Leaf.of("unknown")),
            CertificateAuthority.root("root").issue(Leaf.of("of a namesake")),
            CertificateAuthority.selfSigned(Leaf.of("self-signed")));
    try (Listener listener = start(new MutualSsl(wss.rootFile()))) {
      for (Certified shown : bad) {
        assertOnTheWireRefused(listener, shown, version);
      }
      assertEquals(0, service.upgrades.get());
      assertEquals(
          "hello, true, true [CN=alice]", talk(listener, wss.showing(wss.pem("alice", client()))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @Tag("TLS-13")
  void aClientIsToldThatItsCertificateWasRefused(String version) {
    Certified expired = wss.root.issue(Leaf.of("alice").expired());
    ClientSecureSocket secure =
        wss.trusting().key(wss.pem("alice", expired)).protocol(Protocol.of(version)).build();
    try (Listener listener = start(new MutualSsl(wss.rootFile()))) {
      assertRefused(listener, secure);
    }
  }

  @ParameterizedTest
  @EnumSource(CertValidation.Type.class)
  @Tag("TLS-17")
  @Tag("T24")
  void aRevokedCertificateIsRefused(CertValidation.Type type) throws IOException {
    try (OcspResponder responder = OcspResponder.of(wss.root)) {
      Certified good = wss.root.issue(Leaf.of("good").ocsp(responder.uri()));
      Certified revoked = wss.root.issue(Leaf.of("revoked").ocsp(responder.uri()));
      responder.revoke(revoked.certificate());
      try (Listener listener = startValidating(type)) {
        assertRefused(listener, wss.showing(wss.pem("revoked", revoked)));
        assertEquals(0, service.upgrades.get());
        assertEquals(
            "hello, true, true [CN=good]", talk(listener, wss.showing(wss.pem("good", good))));
        responder.fail();
        Certified other = wss.root.issue(Leaf.of("other").ocsp(responder.uri()));
        assertRefused(listener, wss.showing(wss.pem("other", other)));
      }
    }
  }

  private Listener startValidating(CertValidation.Type type) {
    return Wss.start(
        wss.secure()
            .mutualSsl(new MutualSsl(wss.rootFile()))
            .certValidation(new CertValidation(type))
            .build(),
        service);
  }

  @Test
  @Tag("TLS-17")
  void aCertificateOnARevocationListIsRefused() throws IOException {
    try (CrlServer list = CrlServer.of(wss.root)) {
      Certified good = wss.root.issue(Leaf.of("good").crl(list.uri()));
      Certified revoked = wss.root.issue(Leaf.of("revoked").crl(list.uri()));
      list.revoke(revoked.certificate());
      try (Listener listener = startValidating(CertValidation.Type.OCSP_CRL)) {
        assertRefused(listener, wss.showing(wss.pem("revoked", revoked)));
        assertEquals(
            "hello, true, true [CN=good]", talk(listener, wss.showing(wss.pem("good", good))));
      }
      // By OCSP alone there is nobody to ask.
      try (Listener listener = startValidating(CertValidation.Type.OCSP_STAPLING)) {
        assertRefused(listener, wss.showing(wss.pem("good", good)));
      }
    }
  }

  @Test
  @Tag("TLS-17")
  void aVerdictIsRememberedForAWhile() throws IOException {
    try (OcspResponder responder = OcspResponder.of(wss.root)) {
      Certified good = wss.root.issue(Leaf.of("good").ocsp(responder.uri()));
      ClientSecureSocket secure =
          wss.trusting().key(wss.pem("good", good)).shareSession(false).build();
      CertValidation validation =
          new CertValidation(CertValidation.Type.OCSP_CRL, 10, Duration.ofHours(1));
      try (Listener listener =
          Wss.start(
              wss.secure()
                  .mutualSsl(new MutualSsl(wss.rootFile()))
                  .certValidation(validation)
                  .build(),
              service)) {
        for (int i = 0; i < 3; i++) {
          assertEquals("hello, true, true [CN=good]", talk(listener, secure));
        }
        assertEquals(1, responder.requests());
      }
    }
  }
}
