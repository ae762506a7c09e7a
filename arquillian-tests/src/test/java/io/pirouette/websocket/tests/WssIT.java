// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.WssApplication.alice;
import static io.pirouette.websocket.tests.WssApplication.showing;
import static io.pirouette.websocket.tests.WssApplication.talk;
import static io.pirouette.websocket.tests.WssApplication.trusting;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.container.SecurePort;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.tls.CertKey;
import java.net.URL;
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
    return WssApplication.archive();
  }

  private String secure(String path) {
    return WssApplication.secure(Archives.at(base, path));
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
    String query = WssApplication.relayTo(secure("witness"));
    assertEquals("hello, true, true [CN=alice]", talk(secure(query), trusting().build()));
  }
}
