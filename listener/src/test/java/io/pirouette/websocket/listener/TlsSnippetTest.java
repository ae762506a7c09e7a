// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.listener.Loopback.Named;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of TLS: the specification's two samples of section 5.1. */
class TlsSnippetTest {

  @Test
  @Tag("TLS-02")
  @Tag("TLS-08")
  void aListenerServesOverTlsAndAClientTrustsIt(@TempDir Path directory) {
    KeyFiles files = new KeyFiles(directory);
    Certified localhost = CertificateAuthority.selfSigned(Leaf.of("localhost"));
    String certFile = files.certificate("public.crt", localhost.certificate());
    String keyFile = files.key("private.key", localhost.key());
    try (Listener listener = start(0, certFile, keyFile)) {
      String url = "wss://localhost:" + listener.port() + "/taxi";
      assertEquals("taxi hello", talk(url, certFile));
    }
  }

  private static Listener start(int port, String certFile, String keyFile) {
    // snippet: tls-listener
    ListenerConfiguration secure =
        ListenerConfiguration.builder()
            .host("127.0.0.1")
            .secureSocket(ListenerSecureSocket.of(new CertKey(certFile, keyFile)))
            .build();
    Listener listener = Listener.on(port, secure).attach(new Named("taxi"), "/taxi");
    listener.start();
    // end
    return listener;
  }

  private static String talk(String url, String certFile) {
    // snippet: tls-client
    ClientConfiguration trusting =
        ClientConfiguration.builder()
            .secureSocket(ClientSecureSocket.of(new TrustedCertificates(certFile)))
            .build();
    try (Client client = Client.connect(url, trusting)) {
      client.writeTextMessage("hello");
      return client.readTextMessage();
    }
    // end
  }
}
