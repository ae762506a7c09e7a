// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.app.wss.WitnessUpgrade;
import io.pirouette.websocket.container.SecurePort;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The services of {@code app.wss}, and clients that reach them. */
final class WssApplication {

  private WssApplication() {}

  static WebArchive archive() {
    return Archives.applicationWithClients("tls.war", WitnessUpgrade.class);
  }

  /** The same address over TLS. */
  static String secure(URI plain) {
    String query = plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery();
    return "wss://localhost:" + SecurePort.number() + plain.getRawPath() + query;
  }

  static TrustedCertificates trust() {
    return new TrustedCertificates(
        SecurePort.FILES.certificate("root.crt", SecurePort.ROOT.certificate()));
  }

  static CertKey alice() {
    Certified alice = SecurePort.ROOT.issue(Leaf.of("alice").forClientsOnly());
    return new CertKey(
        SecurePort.FILES.certificates("alice.crt", alice.chain()),
        SecurePort.FILES.key("alice.key", alice.key()));
  }

  static ClientConfiguration.Builder trusting() {
    return showing(null);
  }

  static ClientConfiguration.Builder showing(CertKey key) {
    return ClientConfiguration.builder()
        .readTimeout(Duration.ofSeconds(20))
        .secureSocket(ClientSecureSocket.builder().cert(trust()).key(key).build());
  }

  static String talk(String url, ClientConfiguration configuration) {
    try (Client client = Client.connect(url, configuration)) {
      client.writeTextMessage("hello");
      return client.readTextMessage();
    }
  }

  /** Where a client of the application passes on to another address what it is told. */
  static String relayTo(String url) {
    CertKey key = alice();
    return "relay?url=%s&trust=%s&cert=%s&key=%s"
        .formatted(
            encoded(url),
            encoded(trust().certFile()),
            encoded(key.certFile()),
            encoded(key.keyFile()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
