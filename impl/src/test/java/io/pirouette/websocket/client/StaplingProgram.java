// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.OcspResponder;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.CertValidation.Type;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that staple answers to their certificates, which the JDK has them do in a whole process
 * or not at all, and their clients. To be started with a directory for files.
 */
final class StaplingProgram {

  private final SecureServers servers;

  private StaplingProgram(Path directory) {
    servers = new SecureServers(directory);
  }

  /** Ends with an exception if something is not as it should be. */
  public static void main(String[] arguments) throws IOException {
    StaplingProgram program = new StaplingProgram(Path.of(arguments[0]));
    for (String version : SecureServers.versions()) {
      program.assertGoodIsTaken(version);
      program.assertRevokedIsRefused(version);
    }
  }

  private ClientSecureSocket client() {
    return servers
        .trusting()
        .certValidation(new CertValidation(Type.OCSP_STAPLING))
        .shareSession(false)
        .build();
  }

  /** To ask, a server has to know the certificate of its issuer. */
  private Certified shown(OcspResponder responder) {
    Certified issued = servers.root.issue(Leaf.of("localhost").ocsp(responder.uri()));
    List<X509Certificate> chain = new ArrayList<>(issued.chain());
    chain.add(servers.root.certificate());
    return new Certified(issued.key(), chain);
  }

  /** The responder is asked once, by the server. */
  private void assertGoodIsTaken(String version) throws IOException {
    try (OcspResponder responder = OcspResponder.of(servers.root);
        TlsServer server = servers.start(shown(responder), version)) {
      assertConnects(server, client());
      responder.fail();
      assertConnects(server, client());
      assertEquals(1, responder.requests());
    }
  }

  private void assertRevokedIsRefused(String version) throws IOException {
    try (OcspResponder responder = OcspResponder.of(servers.root)) {
      Certified revoked = shown(responder);
      responder.revoke(revoked.certificate());
      try (TlsServer server = servers.start(revoked, version)) {
        assertRefused(server, client());
        assertEquals(1, responder.requests());
      }
    }
  }
}
