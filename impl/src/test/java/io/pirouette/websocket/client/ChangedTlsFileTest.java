// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.assertRefused;
import static io.pirouette.websocket.client.SecureClient.connects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.Certificate;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are looked at again, at most once a second, so that a test has to try until it is seen. */
@ExtendWith(LeakCheck.class)
class ChangedTlsFileTest {

  private static final String PASSWORD = KeyFiles.PASSWORD;
  private static final Duration LOOKS = Duration.ofMillis(3_200);

  @TempDir Path directory;

  private SecureServers servers;
  private KeyFiles files;
  private Certified localhost;
  private final CertificateAuthority successor = CertificateAuthority.root("successor");

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    files = servers.files;
    localhost = servers.root.issue(Leaf.of("localhost"));
  }

  private void assertTrustPasses(ClientSecureSocket secure, Change change) throws IOException {
    try (TlsServer server = servers.start(localhost);
        TlsServer next = servers.start(successor.issue(Leaf.of("localhost")))) {
      assertConnects(server, secure);
      assertRefused(next, secure);
      change.happen();
      Dialogue.await(() -> !connects(server, secure));
      assertConnects(next, secure);
    }
  }

  /** What is done to a file. */
  private interface Change {
    void happen() throws IOException;
  }

  @Test
  void trustInAStoreMayChange() throws IOException {
    String store = files.trustStore("trust.p12", "PKCS12", servers.root.certificate());
    assertTrustPasses(
        ClientSecureSocket.of(new TrustStore(store, PASSWORD)),
        () -> files.trustStore("trust.p12", "PKCS12", successor.certificate()));
  }

  /** As volumes with secrets do it: the name of a directory leads elsewhere. */
  @Test
  void trustBehindALinkMayChange() throws IOException {
    Path before = Files.createDirectory(directory.resolve("before"));
    Path after = Files.createDirectory(directory.resolve("after"));
    new KeyFiles(before).certificate("ca.crt", servers.root.certificate());
    new KeyFiles(after).certificate("ca.crt", successor.certificate());
    Path link = Files.createSymbolicLink(directory.resolve("data"), before);
    String file = link.resolve("ca.crt").toString();
    assertTrustPasses(
        ClientSecureSocket.of(new TrustedCertificates(file)),
        () -> {
          Path next = Files.createSymbolicLink(directory.resolve("next"), after);
          Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** Two files of one time and one length are two files all the same. */
  @Test
  void trustThatIsPutInPlaceOfAnotherMayLookLikeIt() throws IOException {
    Path file = Path.of(files.certificate("ca.crt", servers.root.certificate()));
    Path next = Path.of(files.certificate("next.crt", successor.certificate()));
    long length = Math.max(Files.size(file), Files.size(next));
    for (Path each : new Path[] {file, next}) {
      int missing = Math.toIntExact(length - Files.size(each));
      Files.writeString(each, Files.readString(each) + "\n".repeat(missing));
      Files.setLastModifiedTime(each, FileTime.fromMillis(1_700_000_000_000L));
    }
    assertTrustPasses(
        ClientSecureSocket.of(new TrustedCertificates(file.toString())),
        () -> Files.move(next, file, StandardCopyOption.ATOMIC_MOVE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientShowsItsNewCertificateAlsoWhereItHasASession(String version) throws IOException {
    Certified before = servers.root.issue(Leaf.of("before"));
    Certified after = servers.root.issue(Leaf.of("after"));
    ClientSecureSocket secure = servers.trusting().key(servers.pem("own", before)).build();
    try (CapturedWarnings log = new CapturedWarnings();
        TlsServer server = servers.start(localhost, version)) {
      assertEquals(before.certificate(), shown(server, secure));
      String certFile = files.certificates("own.crt", after.chain());
      Dialogue.await(
          () -> {
            assertEquals(before.certificate(), shown(server, secure));
            return log.count(certFile) > 0;
          });
      files.key("own.key", after.key());
      Dialogue.await(() -> !shown(server, secure).equals(before.certificate()));
      assertEquals(after.certificate(), shown(server, secure));
      assertEquals(1, log.messages().size(), () -> log.messages().toString());
    }
  }

  /** What the server has seen. */
  private static Certificate shown(TlsServer server, ClientSecureSocket secure) {
    try {
      return assertConnects(server, secure, true).getPeerCertificates()[0];
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "rubbish", "a directory"})
  void aFileThatCannotBeUsedAnyMoreIsToldOfOnceAndChangesNothing(String how) throws Exception {
    Path file = Path.of(files.certificate("ca.crt", servers.root.certificate()));
    ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file.toString()));
    try (CapturedWarnings log = new CapturedWarnings();
        TlsServer server = servers.start(localhost);
        TlsServer next = servers.start(successor.issue(Leaf.of("localhost")))) {
      assertConnects(server, secure);
      Files.delete(file);
      switch (how) {
        case "rubbish" -> Files.writeString(file, "-----BEGIN CERTIFICATE-----\nx");
        case "a directory" -> Files.createDirectory(file);
        default -> {}
      }
      Dialogue.await(() -> connects(server, secure) && !log.messages().isEmpty());
      String warning = log.messages().get(0);
      assertTrue(warning.startsWith("WARNING ") && warning.contains(file + ": "), warning);
      Files.deleteIfExists(file);
      files.certificate("ca.crt", successor.certificate());
      Dialogue.await(() -> !connects(server, secure));
      assertConnects(next, secure);
      assertTrue(log.messages().size() <= 2, () -> log.messages().toString());
    }
  }

  /** The file is looked at more than once meanwhile. */
  @Test
  void whatCannotBeUsedIsToldOfOnce() throws IOException {
    String file = files.certificate("ca.crt", servers.root.certificate());
    ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file));
    try (CapturedWarnings log = new CapturedWarnings();
        TlsServer server = servers.start(localhost)) {
      assertConnects(server, secure);
      files.text("ca.crt", "");
      long since = System.nanoTime();
      Dialogue.await(() -> connects(server, secure) && System.nanoTime() - since > LOOKS.toNanos());
      assertEquals(1, log.messages().size(), () -> log.messages().toString());
    }
  }

  @Test
  void whenAFileIsMendedTheNextConnectUsesIt() throws IOException {
    String file = directory.resolve("ca.crt").toString();
    ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file));
    try (TlsServer server = servers.start(localhost)) {
      for (int i = 0; i < 2; i++) {
        SslException missing =
            assertThrows(
                SslException.class,
                () -> Client.connect(server.uri().toString(), SecureClient.configuration(secure)));
        assertTrue(missing.getMessage().contains(file), missing::getMessage);
      }
      files.certificate("ca.crt", servers.root.certificate());
      assertConnects(server, secure);
    }
  }

  @Test
  void anOpenConnectionLivesOnWhenTrustChanges() throws IOException {
    String file = files.certificate("ca.crt", servers.root.certificate());
    ClientSecureSocket secure = ClientSecureSocket.of(new TrustedCertificates(file));
    try (TlsServer server = servers.start(localhost);
        TlsDialogue dialogue = TlsDialogue.open(server, SecureClient.configuration(secure))) {
      files.certificate("ca.crt", successor.certificate());
      Dialogue.await(() -> !connects(server, secure));
      dialogue.assertUsable();
    }
  }
}
