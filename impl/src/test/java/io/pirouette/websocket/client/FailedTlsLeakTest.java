// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.OcspResponder;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Connections that fail in TLS leave nothing behind: no socket, no file, no thread, no memory. */
@ExtendWith(LeakCheck.class)
class FailedTlsLeakTest {

  private static final int FEW = 20;

  @TempDir Path directory;

  private SecureServers servers;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** What fails, once; given new settings each time. */
  private interface Attempt {
    void fail() throws IOException;
  }

  private static void assertLeavesNothing(int times, Attempt attempt) throws IOException {
    for (int i = 0; i < 10; i++) {
      attempt.fail();
    }
    long before = descriptors();
    for (int i = 0; i < times; i++) {
      attempt.fail();
    }
    Dialogue.await(() -> descriptors() <= before);
    for (String kind : List.of("ClientTls", "TlsContext")) {
      // Whatever has been collected is forgotten when somebody connects again.
      for (int i = 0; i < 20 && count(kind) >= FEW; i++) {
        attempt.fail();
      }
      int left = count(kind);
      assertTrue(left < FEW, left + " objects of " + kind);
    }
  }

  private static int count(String kind) throws IOException {
    return LiveObjects.count(
        ProcessHandle.current().pid(), "io.pirouette.websocket.impl.tls." + kind);
  }

  @Test
  @Tag("F5")
  void whereTheServerIsNotTrusted() throws IOException {
    Certified unknown = CertificateAuthority.root("unknown").issue(Leaf.of("localhost"));
    try (TlsServer server = servers.start(unknown)) {
      assertLeavesNothing(
          300, () -> SecureClient.assertRefused(server, servers.trusting().build()));
    }
  }

  @Test
  @Tag("F7")
  void whereTheClientIsNotTrusted() throws IOException {
    try (TlsServer server = servers.start(servers.root.issue(Leaf.of("localhost")))) {
      ClientSecureSocket shared = servers.trusting().build();
      assertLeavesNothing(
          100,
          () -> {
            Connecting connecting = SecureClient.to(server, shared);
            TlsConnection connection = server.accept();
            connection.demandCertificate();
            assertThrows(IOException.class, connection::handshake);
            connecting.failure(SslException.class, Phase.TLS);
            connection.cut();
          });
    }
  }

  @Test
  void whereAFileCannotBeUsed() throws IOException {
    String file = servers.files.text("ca.crt", "no certificate");
    assertLeavesNothing(
        100,
        () -> {
          ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file));
          SslException refused =
              assertThrows(
                  SslException.class,
                  () -> Client.connect("wss://nx.invalid/", SecureClient.configuration(secure)));
          assertEquals(Phase.TLS, refused.phase());
        });
  }

  @Test
  @Tag("TLS-17")
  @Tag("F5")
  void whereAResponderSaysThatACertificateIsRevoked() throws IOException {
    try (OcspResponder responder = OcspResponder.of(servers.root)) {
      Certified revoked = servers.root.issue(Leaf.of("localhost").ocsp(responder.uri()));
      responder.revoke(revoked.certificate());
      CertValidation validation = new CertValidation(CertValidation.Type.OCSP_STAPLING);
      try (TlsServer server = servers.start(revoked)) {
        assertLeavesNothing(
            50,
            () ->
                SecureClient.assertRefused(
                    server, servers.trusting().certValidation(validation).build()));
      }
    }
  }
}
