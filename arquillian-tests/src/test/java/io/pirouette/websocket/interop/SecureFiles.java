// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Keys and certificates of an authority in files, as programs of others want them. */
final class SecureFiles {

  private final CertificateAuthority root = CertificateAuthority.root("root");
  private final KeyFiles files;

  SecureFiles(Path directory) {
    this.files = new KeyFiles(directory);
  }

  /** The authority's certificate. */
  TrustedCertificates root() {
    return new TrustedCertificates(files.certificate("root.crt", root.certificate()));
  }

  /** Of localhost, as a public authority would issue it. */
  CertKey localhost(int rsaBits) {
    Leaf leaf =
        Leaf.of("localhost", "127.0.0.1")
            .rsa(rsaBits)
            .valid(Duration.ofDays(-1), Duration.ofDays(89))
            .ocsp(URI.create("http://ocsp.test/"));
    return pem("localhost", root.issue(leaf));
  }

  /** Of a client. */
  CertKey alice() {
    return pem("alice", root.issue(Leaf.of("alice").forClientsOnly()));
  }

  private CertKey pem(String name, Certified certified) {
    return new CertKey(
        files.certificates(name + ".crt", certified.chain()),
        files.key(name + ".key", certified.key()));
  }

  /** What the scripts are told of their trust, and of their own key. */
  Map<String, String> environment(CertKey key) {
    return Map.of(
        "TLS_CA", root().certFile(), "TLS_CERT", key.certFile(), "TLS_KEY", key.keyFile());
  }

  /** A started listener that sends everything back. */
  static Listener start(ListenerSecureSocket secure) {
    Listener listener =
        Listener.on(
            0, ListenerConfiguration.builder().host("127.0.0.1").secureSocket(secure).build());
    listener.attach(new EchoUpgrade()).start();
    return listener;
  }

  static final class EchoUpgrade implements UpgradeService {

    @Get
    public Service upgrade() {
      return new Echo();
    }
  }

  static final class Echo implements Service {

    public String onTextMessage(String text) {
      return text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }
  }
}
