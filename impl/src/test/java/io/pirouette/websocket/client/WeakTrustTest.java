// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JVM trusts, and a client without settings of its own does not take all the same. */
@ExtendWith(LeakCheck.class)
class WeakTrustTest {

  @TempDir Path directory;

  private SecureServers servers;
  private SSLContext before;

  @BeforeEach
  void trustAnAuthority() throws NoSuchAlgorithmException {
    before = SSLContext.getDefault();
    servers = new SecureServers(directory);
    SSLContext.setDefault(servers.context(CertificateAuthority.selfSigned(Leaf.of("nobody.test"))));
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F5")
  @Tag("TLS-10")
  void aWeakCertificateIsRefusedBeforeTheServerIsAskedForAnything(String version)
      throws IOException {
    for (Leaf weak :
        new Leaf[] {Leaf.of("localhost").signedWith("SHA1"), Leaf.of("localhost").rsa(1024)}) {
      Certified shown = servers.root.issue(weak);
      try (TlsServer server = servers.start(shown, version)) {
        Connecting connecting = Connecting.to(server.uri());
        try (TlsConnection connection = server.accept()) {
          assertThrows(
              IOException.class,
              () -> {
                // The handshake may come about, or not, by when the client finds out.
                connection.handshake();
                connection.readRequest();
              });
          SslException refused = connecting.failure(SslException.class, Phase.TLS);
          assertTrue(
              refused.getMessage().startsWith("TLS Error (tls localhost:"), refused::getMessage);
        }
      }
    }
  }
}
