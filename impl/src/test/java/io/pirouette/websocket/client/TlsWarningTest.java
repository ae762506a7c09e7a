// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.TrustStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of a client's settings, and what nobody says. */
@ExtendWith(LeakCheck.class)
class TlsWarningTest {

  @TempDir Path directory;

  private SecureServers servers;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
  }

  /** What is logged while two clients connect with each of two equal settings. */
  private List<String> logged(ClientSecureSocket.Builder settings) throws IOException {
    Certified shown = servers.root.issue(Leaf.of("localhost"));
    try (CapturedWarnings log = new CapturedWarnings();
        TlsServer server = servers.start(shown)) {
      for (ClientSecureSocket secure : List.of(settings.build(), settings.build())) {
        assertConnects(server, secure);
        assertConnects(server, secure);
      }
      return log.messages();
    }
  }

  private static void assertTwice(String text, List<String> logged) {
    assertEquals(2, logged.size(), logged::toString);
    logged.forEach(line -> assertTrue(line.contains(text), line));
  }

  @Test
  @Tag("TLS-11")
  void whoDoesNotCheckCertificatesIsWarnedOnceForEachObject() throws IOException {
    assertTwice("enable is false", logged(servers.trusting().enable(false)));
    assertTwice("enable is false", logged(servers.trusting().enable(false).verifyHostName(false)));
  }

  @Test
  @Tag("TLS-19")
  void whoDoesNotCheckTheHostIsWarnedOnceForEachObject() throws IOException {
    assertTwice("verifyHostName is false", logged(servers.trusting().verifyHostName(false)));
  }

  @Test
  void whoChecksIsNotWarned() throws IOException {
    assertEquals(List.of(), logged(servers.trusting()));
  }

  @Test
  @Tag("TLS-13")
  void aKeyThatOthersMayRefuseIsWarnedOf() throws IOException {
    Certified alice = servers.root.issue(Leaf.of("alice").signedWith("SHA1"));
    CertKey key = servers.pem("alice", alice);
    List<String> logged = logged(servers.trusting().key(key));
    assertTwice(key.certFile(), logged);
    assertTwice("SHA1", logged);
  }

  @Test
  @Tag("TLS-04")
  @Tag("TLS-07")
  void passwordsAreNotInWhatSettingsShow() {
    String store = KeyFiles.PASSWORD + " of a store";
    String trust = KeyFiles.PASSWORD + " of trust";
    for (KeySource key : List.of(new KeyStore("keys", store), new CertKey("c", "k", store))) {
      ClientSecureSocket secure =
          ClientSecureSocket.builder().key(key).cert(new TrustStore("trust", trust)).build();
      for (Object shown : List.of(key, secure.cert(), secure, configuration(secure))) {
        assertFalse(shown.toString().contains(KeyFiles.PASSWORD), shown::toString);
      }
    }
  }
}
