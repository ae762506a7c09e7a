// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.app.wss.WitnessUpgrade;
import io.pirouette.websocket.container.SecurePort;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a WAR, TLS is the container's, and services see the same as with a listener. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class WssIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithClients("tls.war", WitnessUpgrade.class);
  }

  private String secure(String path) {
    URI plain = Archives.at(base, path);
    String query = plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery();
    return "wss://localhost:" + SecurePort.number() + plain.getRawPath() + query;
  }

  private static TrustedCertificates trust() {
    return new TrustedCertificates(
        SecurePort.FILES.certificate("root.crt", SecurePort.ROOT.certificate()));
  }

  private static CertKey alice() {
    Certified alice = SecurePort.ROOT.issue(Leaf.of("alice").forClientsOnly());
    return new CertKey(
        SecurePort.FILES.certificates("alice.crt", alice.chain()),
        SecurePort.FILES.key("alice.key", alice.key()));
  }

  private static ClientConfiguration.Builder trusting() {
    return showing(null);
  }

  private static ClientConfiguration.Builder showing(CertKey key) {
    return ClientConfiguration.builder()
        .readTimeout(Duration.ofSeconds(20))
        .secureSocket(ClientSecureSocket.builder().cert(trust()).key(key).build());
  }

  private static String talk(String url, ClientConfiguration configuration) {
    try (Client client = Client.connect(url, configuration)) {
      client.writeTextMessage("hello");
      return client.readTextMessage();
    }
  }

  @Test
  @Tag("CAL-06")
  void aConnectionIsSecureOverTlsOnly() {
    assertEquals("hello, true, true []", talk(secure("witness"), trusting().build()));
    assertEquals(
        "hello, false, false []",
        talk(Archives.at(base, "witness").toString(), trusting().build()));
  }

  @Test
  @Tag("TLS-13")
  void theCertificateThatAClientShowsIsSeen() {
    assertEquals("hello, true, true [CN=alice]", talk(secure("witness"), showing(alice()).build()));
  }

  @Test
  @Tag("TLS-18")
  void messagesAreTheSameOverTls() {
    try (Client client = Client.connect(secure("witness"), trusting().build())) {
      byte[] large = new byte[1_000_000];
      for (int i = 0; i < large.length; i++) {
        large[i] = (byte) (i * 31);
      }
      client.writeBinaryMessage(large);
      assertArrayEquals(large, client.readBinaryMessage());
      client.writeBinaryMessage(new byte[0]);
      assertArrayEquals(new byte[0], client.readBinaryMessage());
    }
  }

  @Test
  void aServiceForSecureConnectionsIsReachedOverTlsAlone() {
    assertEquals("hello, true, true []", talk(secure("secured"), trusting().build()));
    String plain = Archives.at(base, "secured").toString();
    InvalidHandshakeException refused =
        assertThrows(
            InvalidHandshakeException.class, () -> Client.connect(plain, trusting().build()));
    assertEquals(403, refused.status());
  }

  @Test
  @Tag("T1")
  void aPageOfAnotherOriginCannotUseTheVisitorsCertificate() {
    String own = "https://localhost:" + SecurePort.number();
    CertKey key = alice();
    assertEquals(
        "hello, true, true [CN=alice]",
        talk(secure("witness"), showing(key).customHeader("Origin", own).build()));
    ClientConfiguration foreign =
        showing(key).customHeader("Origin", "https://evil.example").build();
    InvalidHandshakeException refused =
        assertThrows(
            InvalidHandshakeException.class, () -> Client.connect(secure("witness"), foreign));
    assertEquals(403, refused.status());
    ClientConfiguration without = trusting().customHeader("Origin", "https://evil.example").build();
    assertEquals("hello, true, true []", talk(secure("witness"), without));
  }

  @Test
  @Tag("TLS-18")
  @Tag("SMP-03")
  void aServiceMayPassOnToAnotherOverTls() {
    CertKey key = alice();
    String query =
        "relay?url=%s&trust=%s&cert=%s&key=%s"
            .formatted(
                encoded(secure("witness")),
                encoded(trust().certFile()),
                encoded(key.certFile()),
                encoded(key.keyFile()));
    assertEquals("hello, true, true [CN=alice]", talk(secure(query), trusting().build()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
