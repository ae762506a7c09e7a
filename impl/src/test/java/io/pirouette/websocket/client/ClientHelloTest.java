// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.1: what a client offers to a server, before it knows who that is. */
@ExtendWith(LeakCheck.class)
class ClientHelloTest {

  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int SECURE_RENEGOTIATION = 0x00ff;

  /** IANA's numbers of these suites. */
  private static final int AES_256_GCM_OF_1_3 = 0x1302;

  private static final int ECDHE_RSA_AES_128_GCM = 0xc02f;
  private static final int ECDHE_ECDSA_AES_256_GCM = 0xc02c;
  private static final List<String> NAMES =
      List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");

  @TempDir Path directory;

  private SecureServers servers;
  private TlsServer server;

  @BeforeEach
  void start() throws IOException {
    servers = new SecureServers(directory);
    server = servers.start(servers.root.issue(Leaf.of("localhost")));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ClientHello hello(ClientSecureSocket.Builder secure) throws IOException {
    return ClientHello.of(server, "localhost", configuration(secure.build()));
  }

  private ClientHello hello(List<String> suites, String... versions) throws IOException {
    return hello(servers.trusting().protocol(Protocol.of(versions)).ciphers(suites));
  }

  @Test
  @Tag("TLS-15")
  void theVersionsThatAreGivenAreOfferedAndTheNewestIsWantedMost() throws IOException {
    assertEquals(List.of(TLS_1_3, TLS_1_2), hello(servers.trusting()).versions());
    assertEquals(List.of(TLS_1_3, TLS_1_2), hello(List.of(), "TLSv1.2", "TLSv1.3").versions());
    assertEquals(List.of(TLS_1_2), hello(List.of(), "TLSv1.2").versions());
    assertEquals(List.of(TLS_1_3), hello(List.of(), "TLSv1.3").versions());
  }

  /** RFC 5746 section 3.3: the last number stands for no suite. */
  private static List<Integer> suites(ClientHello hello) {
    List<Integer> suites = new ArrayList<>(hello.cipherSuites());
    suites.remove((Integer) SECURE_RENEGOTIATION);
    return suites;
  }

  @Test
  @Tag("TLS-15")
  void theSuitesThatAreGivenAreOfferedInTheirOrder() throws IOException {
    List<Integer> given = List.of(ECDHE_RSA_AES_128_GCM, ECDHE_ECDSA_AES_256_GCM);
    assertEquals(given, suites(hello(NAMES, "TLSv1.2")));
    List<String> reverse = List.of(NAMES.get(1), NAMES.get(0));
    assertEquals(List.of(given.get(1), given.get(0)), suites(hello(reverse, "TLSv1.2")));
    List<String> newest = List.of("TLS_AES_256_GCM_SHA384");
    assertEquals(List.of(AES_256_GCM_OF_1_3), suites(hello(newest, "TLSv1.3", "TLSv1.2")));
    List<String> mixed = List.of(newest.get(0), NAMES.get(0));
    assertEquals(
        List.of(AES_256_GCM_OF_1_3, ECDHE_RSA_AES_128_GCM),
        suites(hello(mixed, "TLSv1.3", "TLSv1.2")));
  }

  @Test
  @Tag("TLS-15")
  void suitesOfAnOlderVersionLeaveThoseOfTheNewestAlone() throws IOException {
    List<Integer> before = suites(hello(List.of(), "TLSv1.3"));
    List<Integer> offered = suites(hello(NAMES, "TLSv1.3", "TLSv1.2"));
    List<Integer> expected = new ArrayList<>(before);
    expected.addAll(List.of(ECDHE_RSA_AES_128_GCM, ECDHE_ECDSA_AES_256_GCM));
    assertEquals(expected, offered);
  }

  @Test
  @Tag("TLS-15")
  void nothingIsOfferedThatIsKnownToBeBroken() throws IOException {
    ClientHello hello = hello(servers.trusting());
    assertArrayEquals(new byte[1], hello.compressions());
    assertTrue(hello.extensions().containsKey(ClientHello.EXTENDED_MASTER_SECRET));
    assertTrue(hello.cipherSuites().contains(SECURE_RENEGOTIATION));
    for (int suite : suites(hello)) {
      // Below are those without encryption, of export strength, with RC4, DES or 3DES.
      assertTrue(suite >= 0x002f, () -> "suite " + Integer.toHexString(suite));
    }
    assertEquals(
        new HashSet<>(hello.cipherSuites()).size(), hello.cipherSuites().size(), "twice the same");
  }

  @Test
  @Tag("TLS-19")
  void theServerIsToldWhichHostIsMeantButNoAddress() throws IOException {
    ClientConfiguration plain = configuration(servers.trusting().build());
    String host = "two-addresses.test";
    assertEquals(host, ClientHello.of(server, host, plain).serverName());
    assertNull(ClientHello.of(server, "127.0.0.1", plain).serverName());
    ClientConfiguration named = configuration(servers.trusting().serverName("inner.test").build());
    assertEquals("inner.test", ClientHello.of(server, "localhost", named).serverName());
    assertEquals("inner.test", ClientHello.of(server, "127.0.0.1", named).serverName());
    ClientConfiguration trustful =
        configuration(ClientSecureSocket.builder().enable(false).serverName("inner.test").build());
    assertEquals("inner.test", ClientHello.of(server, "localhost", trustful).serverName());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TLS-17")
  void whoWantsToKnowOfRevocationAsksTheServerFirst(CertValidation.Type type) throws IOException {
    ClientHello hello = hello(servers.trusting().certValidation(new CertValidation(type)));
    assertTrue(hello.extensions().containsKey(ClientHello.STATUS_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("TLS-16")
  void aSessionIsOfferedToTheSameServerAlone(String version) throws IOException {
    Certified shown = servers.root.issue(Leaf.of("localhost", "127.0.0.1"));
    ClientSecureSocket secure = servers.trusting().protocol(Protocol.of(version)).build();
    ClientConfiguration configuration = configuration(secure);
    try (TlsServer known = servers.start(shown)) {
      assertConnects(known, secure);
      assertTrue(offersSession(ClientHello.of(known, "localhost", configuration)));
      assertFalse(offersSession(ClientHello.of(known, "127.0.0.1", configuration)));
      assertFalse(offersSession(ClientHello.of(server, "localhost", configuration)));
      ClientSecureSocket other = servers.trusting().protocol(Protocol.of(version)).build();
      assertEquals(secure, other);
      assertFalse(offersSession(ClientHello.of(known, "localhost", configuration(other))));
    }
  }

  /** TLS 1.2 may do so by the session's number alone. */
  private static boolean offersSession(ClientHello hello) {
    return hello.offersSession()
        || (!hello.versions().contains(TLS_1_3) && hello.sessionId().length > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("TLS-16")
  void noSessionIsOfferedWhereNoneIsShared(String version) throws IOException {
    ClientSecureSocket secure =
        servers.trusting().protocol(Protocol.of(version)).shareSession(false).build();
    assertConnects(server, secure);
    assertFalse(offersSession(ClientHello.of(server, "localhost", configuration(secure))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("TLS-16")
  void aSessionIsOfferedForAWhile(String version) throws IOException {
    ClientSecureSocket secure =
        servers
            .trusting()
            .protocol(Protocol.of(version))
            .sessionTimeout(Duration.ofSeconds(1))
            .build();
    assertConnects(server, secure);
    Dialogue.await(() -> !offersSession(hello(secure)));
    assertConnects(server, secure);
  }

  private ClientHello hello(ClientSecureSocket secure) {
    try {
      return ClientHello.of(server, "localhost", configuration(secure));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
