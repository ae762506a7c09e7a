// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.TrustSource;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PKCS8Generator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's own key and trust in files, in each form that there is, good and bad. */
@ExtendWith(LeakCheck.class)
class OwnKeyFileTest {

  private static final String PASSWORD = KeyFiles.PASSWORD;
  private static final String OTHER_PASSWORD = "battery staple";

  @TempDir Path directory;

  private SecureServers servers;
  private KeyFiles files;
  private Certified alice;
  private String certFile;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    files = servers.files;
    alice = servers.root.issue(Leaf.of("alice"));
    certFile = files.certificates("alice.crt", alice.chain());
  }

  /** The server is shown that certificate, and all that lead from it to the root. */
  private void assertShows(Certified shown, KeySource key) throws IOException {
    Certified localhost = servers.root.issue(Leaf.of("localhost"));
    try (TlsServer server = servers.start(localhost)) {
      SSLSession session = assertConnects(server, servers.trusting().key(key).build(), true);
      assertEquals(shown.chain(), List.of(session.getPeerCertificates()));
    }
  }

  static List<Arguments> encryptions() {
    List<Arguments> all = new ArrayList<>();
    for (ASN1ObjectIdentifier cipher :
        List.of(
            PKCS8Generator.AES_128_CBC, PKCS8Generator.AES_256_CBC, PKCS8Generator.PBE_SHA1_3DES)) {
      for (AlgorithmIdentifier digest :
          List.of(PKCS8Generator.PRF_HMACSHA1, PKCS8Generator.PRF_HMACSHA256)) {
        all.add(Arguments.of(cipher, digest));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  @Tag("TLS-13")
  void aKeyMayBeEncryptedInTheUsualWays(ASN1ObjectIdentifier cipher, AlgorithmIdentifier digest)
      throws IOException {
    String keyFile = files.encryptedKey("alice.key", alice.key(), cipher, digest);
    assertShows(alice, new CertKey(certFile, keyFile, PASSWORD));
  }

  @Test
  @Tag("TLS-13")
  void allCertificatesUpToTheRootAreShown() throws IOException {
    CertificateAuthority team = servers.root.intermediate("company").intermediate("team");
    Certified bob = team.issue(Leaf.of("bob").rsa(2048));
    assertEquals(3, bob.chain().size());
    assertShows(bob, servers.pem("bob", bob));
    assertShows(bob, new KeyStore(files.keyStore("bob.p12", "PKCS12", bob), PASSWORD));
  }

  /** RFC 7468 section 2: text around the blocks is of no matter, nor is how lines end. */
  @Test
  @Tag("TLS-13")
  void pemFilesMayBeWrittenByAnybody() throws IOException {
    String key = read(files.key("alice.key", alice.key()));
    String certificate = read(certFile);
    files.text("alice.key", "of Alice\r\n\r\n" + key.replace("\n", "\r\n") + "# end\r\n");
    files.text("alice.crt", "\ufeffsubject=alice\n" + certificate.stripTrailing());
    assertShows(alice, new CertKey(certFile, directory.resolve("alice.key").toString()));
    String both = files.text("alice.pem", certificate + key);
    assertShows(alice, new CertKey(both, both));
    assertShows(alice, new CertKey(both, both, "not needed"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  @Test
  @Tag("TLS-13")
  void whoIsNotAskedShowsNothing() throws IOException {
    CertKey key = servers.pem("alice", alice);
    try (TlsServer server = servers.start(servers.root.issue(Leaf.of("localhost")))) {
      SSLSession session = assertConnects(server, servers.trusting().key(key).build());
      assertThrows(IOException.class, session::getPeerCertificates);
    }
  }

  /** No connection is made, and no password is shown. */
  private static void assertRefused(ClientSecureSocket secure, String... said) {
    SslException refused =
        assertThrows(
            SslException.class, () -> Client.connect("wss://nx.invalid/", configuration(secure)));
    assertEquals(Phase.TLS, refused.phase());
    for (String part : said) {
      assertTrue(refused.getMessage().contains(part), refused::getMessage);
    }
    StringWriter trace = new StringWriter();
    refused.printStackTrace(new PrintWriter(trace, true));
    assertFalse(trace.toString().contains(PASSWORD), trace::toString);
    assertFalse(trace.toString().contains(OTHER_PASSWORD), trace::toString);
  }

  private static void assertRefused(KeySource key, String... said) {
    assertRefused(ClientSecureSocket.builder().key(key).build(), said);
  }

  private static void assertRefused(TrustSource trust, String... said) {
    assertRefused(ClientSecureSocket.of(trust), said);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048})
  @Tag("TLS-13")
  void aKeyInAnOlderFormIsRefusedWithTheWayToConvertIt(int rsaBits) {
    Certified bob = servers.root.issue(Leaf.of("bob").rsa(rsaBits));
    String older = files.olderKey("bob.key", bob.key());
    CertKey key = new CertKey(files.certificates("bob.crt", bob.chain()), older);
    assertRefused(key, older, rsaBits == 0 ? "BEGIN EC PRIVATE KEY" : "BEGIN RSA PRIVATE KEY");
    assertRefused(key, "openssl pkcs8 -topk8 -in " + older);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2048, 2048", "0, 2048", "2048, 0"})
  void aKeyThatIsNotTheCertificatesIsRefused(int bits, int otherBits) {
    Certified bob = servers.root.issue(Leaf.of("bob").rsa(bits));
    CertKey key =
        servers.pem("bob", bob.withKeyOf(servers.root.issue(Leaf.of("eve").rsa(otherBits))));
    assertRefused(key, key.keyFile(), key.certFile(), "does not belong to the certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aKeyInAStoreThatIsNotTheCertificatesIsRefused(String type) {
    Certified bob = alice.withKeyOf(servers.root.issue(Leaf.of("eve")));
    String store = files.keyStore("bob.store", type, bob);
    assertRefused(new KeyStore(store, PASSWORD), store, "does not belong to the certificate");
  }

  @Test
  void aKeyThatIsTooShortIsRefused() {
    Certified bob = servers.root.issue(Leaf.of("bob").rsa(1024));
    CertKey key = servers.pem("bob", bob);
    assertRefused(key, key.certFile(), "1024", "2048");
    String store = files.keyStore("bob.p12", "PKCS12", bob);
    assertRefused(new KeyStore(store, PASSWORD), store, "1024", "2048");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aWrongPasswordOfAStoreIsRefused(String type) {
    String keys = files.keyStore("alice.store", type, alice);
    assertRefused(new KeyStore(keys, OTHER_PASSWORD), keys, "password is wrong");
    String trust = files.trustStore("trust.store", type, servers.root.certificate());
    assertRefused(new TrustStore(trust, OTHER_PASSWORD), trust, "password is wrong");
  }

  @Test
  void aWrongOrMissingPasswordOfAKeyIsRefused() {
    for (int bits : new int[] {0, 2048}) {
      Certified bob = servers.root.issue(Leaf.of("bob").rsa(bits));
      String certificate = files.certificates("bob.crt", bob.chain());
      String key = files.encryptedKey("bob.key", bob.key());
      assertRefused(new CertKey(certificate, key), key, "is encrypted", "keyPassword");
      for (String wrong : List.of(OTHER_PASSWORD, "", "pa\u00dfwort", "x".repeat(5_000))) {
        assertRefused(new CertKey(certificate, key, wrong), key, "keyPassword");
      }
    }
  }

  @Test
  void storesWithoutWhatIsWantedAreRefused() {
    X509Certificate root = servers.root.certificate();
    for (String type : List.of("PKCS12", "JKS")) {
      String trust = files.trustStore("trust.store", type, root);
      assertRefused(new KeyStore(trust, PASSWORD), trust, "holds no private key");
      String empty = files.trustStore("empty.store", type);
      assertRefused(new TrustStore(empty, PASSWORD), empty, "holds no certificate");
    }
  }

  @Test
  void filesWithSomethingElseAreRefused() {
    String key = files.key("alice.key", alice.key());
    assertRefused(new CertKey(key, key), key, "holds no certificate");
    assertRefused(new CertKey(certFile, certFile), certFile, "holds no private key");
    assertRefused(new TrustedCertificates(key), key, "holds no certificate");
    assertRefused(new KeyStore(certFile, PASSWORD), certFile, "PKCS#12 or JKS");
    assertRefused(new TrustStore(certFile, PASSWORD), certFile, "PKCS#12 or JKS");
    String store = files.keyStore("alice.p12", "PKCS12", alice);
    assertRefused(new TrustedCertificates(store), store, "PEM");
    assertRefused(new CertKey(store, key), store, "PEM");
    assertRefused(new CertKey(certFile, store), store, "PEM");
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    String key = read(files.key("alice.key", alice.key()));
    for (String damaged :
        List.of(
            "",
            "\u0000",
            key.substring(0, key.length() / 2),
            key.substring(0, key.indexOf("-----END")),
            key.replaceFirst("\n....", "\n"),
            key.replaceFirst("\n...", "\n***"),
            key.replaceAll("(?s)(-----\n).*(\n-----)", "$1$2"))) {
      String file = files.text("damaged.key", damaged);
      assertRefused(new CertKey(certFile, file), file, "PEM");
    }
    String certificate = read(certFile);
    for (String damaged :
        List.of(
            "",
            "\u0000",
            certificate.substring(0, certificate.length() / 2),
            certificate.replaceFirst("\n....", "\n"),
            certificate.replaceAll("(?s)(-----\n).*(\n-----)", "$1$2"),
            certificate + certificate.substring(0, certificate.length() / 2))) {
      String file = files.text("damaged.crt", damaged);
      assertRefused(new TrustedCertificates(file), file, "PEM");
    }
    byte[] store = Files.readAllBytes(Path.of(files.keyStore("a.p12", "PKCS12", alice)));
    Path cut = Files.write(directory.resolve("cut.p12"), List.of(), StandardCharsets.UTF_8);
    for (int length : new int[] {0, 1, store.length / 2, store.length - 1}) {
      Files.write(cut, java.util.Arrays.copyOf(store, length));
      assertRefused(new KeyStore(cut.toString(), PASSWORD), cut.toString(), "PKCS#12");
      assertRefused(new TrustStore(cut.toString(), PASSWORD), cut.toString(), "PKCS#12");
    }
  }

  @Test
  void certificatesInAWrongOrderAreRefused() {
    Certified bob = servers.root.intermediate("team").issue(Leaf.of("bob"));
    List<X509Certificate> reverse = List.of(bob.chain().get(1), bob.chain().get(0));
    String file = files.certificates("bob.crt", reverse);
    assertRefused(new CertKey(file, files.key("bob.key", bob.key())), file);
  }

  @Test
  void pathsThatAreNoFilesAreRefused() {
    for (String path :
        List.of(directory.toString(), directory + "/missing", "no\u0000path", "/dev/null")) {
      assertRefused(new TrustedCertificates(path), path);
      assertRefused(new TrustStore(path, PASSWORD), path);
      assertRefused(new KeyStore(path, PASSWORD), path);
      assertRefused(new CertKey(path, path), path);
    }
  }
}
