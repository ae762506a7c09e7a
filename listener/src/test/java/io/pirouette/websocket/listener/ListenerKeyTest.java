// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.Protocol;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/** Specification section 2.1: the key of a listener, and what is said if it cannot be used. */
@ExtendWith(LeakCheck.class)
class ListenerKeyTest {

  private static final String PASSWORD = KeyFiles.PASSWORD;

  @TempDir Path directory;

  private Wss wss;
  private KeyFiles files;

  @BeforeEach
  void makeAuthority() {
    wss = new Wss(directory);
    files = wss.files;
  }

  private void assertServes(KeySource key) {
    try (Listener listener = Wss.start(ListenerSecureSocket.of(key), new Wss.Witness());
        Client client = Wss.connect(listener, wss.trusting().build())) {
      client.writeTextMessage("hello");
      assertEquals("hello, true, true []", client.readTextMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  @Tag("TLS-01")
  void aKeyMayBeInAStore(String type) {
    String store = files.keyStore("server.store", type, wss.localhost());
    assertServes(new KeyStore(store, PASSWORD));
  }

  @Test
  @Tag("TLS-01")
  void aPasswordMayBeAPlaceholder() {
    String store = files.keyStore("server.p12", "PKCS12", wss.localhost());
    KeyStore placeholder = new KeyStore(store, "${ListenerKeyTest.password}");
    SslException refused = assertThrows(SslException.class, () -> assertServes(placeholder));
    assertTrue(
        refused.getMessage().contains("${ListenerKeyTest.password} stands for nothing"),
        refused::getMessage);
    System.setProperty("ListenerKeyTest.password", PASSWORD);
    try {
      assertServes(placeholder);
    } finally {
      System.clearProperty("ListenerKeyTest.password");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048, 3072})
  @Tag("TLS-02")
  void aKeyMayBeInAFileWithItsCertificateInAnother(int rsaBits) {
    assertServes(wss.pem("server", wss.root.issue(Leaf.of("localhost").rsa(rsaBits))));
  }

  /** By what OpenSSL takes today, by what it took before, and by what other tools take. */
  static List<Arguments> encryptions() {
    return List.of(
        Arguments.of(PKCS8Generator.AES_256_CBC, PKCS8Generator.PRF_HMACSHA256),
        Arguments.of(PKCS8Generator.AES_128_CBC, PKCS8Generator.PRF_HMACSHA1),
        Arguments.of(PKCS8Generator.AES_256_CBC, PKCS8Generator.PRF_HMACSHA512),
        Arguments.of(PKCS8Generator.PBE_SHA1_3DES, PKCS8Generator.PRF_HMACSHA1));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  @Tag("TLS-02")
  void aKeyMayBeEncrypted(ASN1ObjectIdentifier cipher, AlgorithmIdentifier digest) {
    for (int rsaBits : new int[] {0, 2048}) {
      Certified server = wss.root.issue(Leaf.of("localhost").rsa(rsaBits));
      String certFile = files.certificates("server.crt", server.chain());
      String keyFile = files.encryptedKey("server.key", server.key(), cipher, digest);
      assertServes(new CertKey(certFile, keyFile, PASSWORD));
    }
  }

  @Test
  @Tag("TLS-02")
  void issuersBetweenTheRootAndTheKeyAreShown() {
    CertificateAuthority second = wss.root.intermediate("first").intermediate("second");
    Certified server = second.issue(Leaf.of("localhost"));
    assertEquals(3, server.chain().size());
    assertServes(wss.pem("server", server));
    assertServes(new KeyStore(files.keyStore("server.p12", "PKCS12", server), PASSWORD));
  }

  @Test
  void ofSeveralKeysThatOfTheWantedHostIsShown() throws Exception {
    Certified first = wss.root.issue(Leaf.of("first.test"));
    Certified second = wss.root.issue(Leaf.of("localhost"));
    String store = files.keyStore("server.p12", "PKCS12", Map.of("first", first, "second", second));
    ListenerSecureSocket secure = ListenerSecureSocket.of(new KeyStore(store, PASSWORD));
    try (Listener listener = Wss.start(secure, new Wss.Witness())) {
      for (String host : new String[] {"first.test", "localhost"}) {
        try (Client client = Wss.connect(listener, wss.trusting().serverName(host).build())) {
          assertTrue(client.isOpen());
        }
      }
      SslException refused =
          assertThrows(
              SslException.class,
              () -> Wss.connect(listener, wss.trusting().serverName("third.test").build()));
      assertTrue(refused.getMessage().contains("third.test"), refused::getMessage);
    }
  }

  private static SslException refused(KeySource key) {
    return refused(ListenerSecureSocket.of(key));
  }

  /** The port is free afterwards, and no password in what is said. */
  private static SslException refused(ListenerSecureSocket secure) {
    try (Listener listener = Wss.listener(secure)) {
      SslException refused = assertThrows(SslException.class, listener::start);
      assertEquals(Phase.TLS, refused.phase());
      assertThrows(IllegalStateException.class, listener::port);
      assertFalse(shown(refused).contains(PASSWORD), shown(refused));
      return refused;
    }
  }

  private static String shown(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .map(Throwable::toString)
        .toList()
        .toString();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    CertKey good = wss.pem("server", wss.localhost());
    String missing = directory.resolve("missing").toString();
    for (KeySource key :
        new KeySource[] {
          new KeyStore(missing, PASSWORD),
          new CertKey(missing, good.keyFile()),
          new CertKey(good.certFile(), missing)
        }) {
      assertTrue(refused(key).getMessage().contains(missing), refused(key)::getMessage);
    }
    for (MutualSsl mutual :
        new MutualSsl[] {
          new MutualSsl(new TrustStore(missing, PASSWORD)),
          new MutualSsl(new TrustedCertificates(missing))
        }) {
      SslException refused = refused(ListenerSecureSocket.builder(good).mutualSsl(mutual).build());
      assertTrue(refused.getMessage().contains(missing), refused::getMessage);
    }
  }

  @Test
  void aDirectoryAndATextAreNoKeysAndNoCertificates() {
    CertKey good = wss.pem("server", wss.localhost());
    String text = files.text("text", "hello");
    String empty = files.text("empty", "");
    for (String file : new String[] {directory.toString(), text, empty}) {
      for (KeySource key :
          new KeySource[] {
            new KeyStore(file, PASSWORD),
            new CertKey(file, good.keyFile()),
            new CertKey(good.certFile(), file)
          }) {
        SslException refused = refused(key);
        assertTrue(refused.getMessage().contains(file), refused::getMessage);
      }
    }
  }

  @Test
  void aWrongPasswordIsSaidToBeOneAndNotShown() {
    Certified server = wss.localhost();
    KeyStore store = new KeyStore(files.keyStore("server.p12", "PKCS12", server), "battery staple");
    SslException refused = refused(store);
    assertTrue(refused.getMessage().contains("password"), refused::getMessage);
    assertTrue(refused.getMessage().contains(store.path()), refused::getMessage);
    assertFalse(shown(refused).contains("battery staple"), shown(refused));
    String certFile = files.certificates("server.crt", server.chain());
    String keyFile = files.encryptedKey("server.key", server.key());
    for (CertKey key :
        new CertKey[] {
          new CertKey(certFile, keyFile, "battery staple"), new CertKey(certFile, keyFile)
        }) {
      SslException wrong = refused(key);
      assertTrue(wrong.getMessage().contains("assword"), wrong::getMessage);
      assertTrue(wrong.getMessage().contains(keyFile), wrong::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048})
  void aKeyInAnOlderFormIsRefusedWithTheWayToConvertIt(int rsaBits) {
    Certified server = wss.root.issue(Leaf.of("localhost").rsa(rsaBits));
    String certFile = files.certificates("server.crt", server.chain());
    String keyFile = files.olderKey("server.key", server.key());
    SslException refused = refused(new CertKey(certFile, keyFile));
    assertTrue(refused.getMessage().contains(keyFile), refused::getMessage);
    assertTrue(refused.getMessage().contains("openssl pkcs8 -topk8"), refused::getMessage);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2048, 2048", "0, 2048"})
  void aKeyThatIsNotTheCertificatesIsRefused(int bits, int otherBits) {
    Certified server = wss.root.issue(Leaf.of("localhost").rsa(bits));
    Certified other = wss.root.issue(Leaf.of("localhost").rsa(otherBits));
    CertKey key = wss.pem("server", server.withKeyOf(other));
    SslException refused = refused(key);
    assertTrue(refused.getMessage().contains(key.keyFile()), refused::getMessage);
    assertTrue(refused.getMessage().contains(key.certFile()), refused::getMessage);
  }

  @Test
  void aKeyThatIsTooShortIsRefused() {
    CertKey key = wss.pem("server", wss.root.issue(Leaf.of("localhost").rsa(1024)));
    SslException refused = refused(key);
    assertTrue(refused.getMessage().contains("1024"), refused::getMessage);
    assertTrue(refused.getMessage().contains("2048"), refused::getMessage);
  }

  @Test
  void whenAFileIsMendedTheListenerCanBeStartedAfterAll() {
    Certified server = wss.localhost();
    String certFile = files.certificates("server.crt", server.chain());
    String keyFile = files.text("server.key", "");
    try (Listener listener =
        Wss.listener(ListenerSecureSocket.of(new CertKey(certFile, keyFile)))
            .attach(new Wss.Witness())) {
      assertThrows(SslException.class, listener::start);
      files.key("server.key", server.key());
      listener.start();
      try (Client client = Wss.connect(listener, wss.trusting().build())) {
        assertTrue(client.isSecure());
      }
    }
  }

  @Test
  void namesThatTlsDoesNotKnowAreRefused() {
    SslException cipher = refused(wss.secure().ciphers(List.of("TLS_MADE_UP")).build());
    assertTrue(cipher.getMessage().contains("TLS_MADE_UP"), cipher::getMessage);
    SslException version = refused(wss.secure().protocol(Protocol.of("TLSv1.4")).build());
    assertTrue(version.getMessage().contains("TLSv1.4"), version::getMessage);
  }
}
