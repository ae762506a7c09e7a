// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static io.pirouette.websocket.client.SecureClient.configuration;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.Protocol;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are at fault in TLS itself, or do not want the client. */
@ExtendWith(LeakCheck.class)
class TlsFaultTest {

  /** RFC 8446 section 4.1.3: ends the random number of a server that could do more. */
  private static final String DOWNGRADED = "444f574e47524401";

  private static final byte[] FATAL_PROTOCOL_VERSION = {2, 70};

  @TempDir Path directory;

  private SecureServers servers;
  private Certified localhost;

  @BeforeEach
  void makeAuthority() {
    servers = new SecureServers(directory);
    localhost = servers.root.issue(Leaf.of("localhost"));
  }

  /** A server's first message, which chooses a version (RFC 5246 section 7.4.1.3) and a suite. */
  private static byte[] serverHello(int version, int suite, String endOfRandom) {
    ByteBuffer hello = ByteBuffer.allocate(47);
    hello.put((byte) 22).putChar((char) Math.min(version, 0x0303)).putChar((char) 42);
    hello.put((byte) 2).put((byte) 0).putChar((char) 38).putChar((char) version);
    hello.position(hello.position() + 32 - endOfRandom.length() / 2);
    hello.put(HexFormat.of().parseHex(endOfRandom));
    return hello.put((byte) 0).putChar((char) suite).put((byte) 0).array();
  }

  /** What is sent to a client that has said what it can do; gives the alert that it answers. */
  private byte[] alertTo(byte[] answer, String said) throws IOException {
    try (TlsServer server = servers.start(localhost)) {
      Connecting connecting = SecureClient.to(server, servers.trusting().build());
      TlsConnection connection = server.accept();
      TlsFirstFlight.readRecord(connection);
      connection.sendRaw(answer);
      byte[] alert = TlsFirstFlight.readRecord(connection);
      assertEquals(TlsSocket.ALERT, alert[0]);
      assertEquals(-1, connection.raw().getInputStream().read(new byte[1], 0, 1));
      SslException failure = connecting.failure(SslException.class, Phase.TLS);
      assertTrue(failure.getMessage().startsWith("TLS Error (tls localhost:"), failure::getMessage);
      assertTrue(failure.getMessage().contains(said), failure::getMessage);
      connection.cut();
      return Arrays.copyOfRange(alert, 5, alert.length);
    }
  }

  @ParameterizedTest
  @CsvSource({"0x0300, SSL30", "0x0301, TLS10", "0x0302, TLS11"})
  @Tag("F6")
  @Tag("TLS-14")
  void aServerThatInsistsOnAnOldVersionIsRefused(int version, String said) throws IOException {
    byte[] hello = serverHello(version, 0xc013, "");
    assertArrayEquals(FATAL_PROTOCOL_VERSION, alertTo(hello, "protocol version " + said));
  }

  /** RFC 8446 section 4.1.3: somebody between both has made them believe in less. */
  @Test
  @Tag("F6")
  void aVersionThatSomebodyHasTalkedBothIntoIsRefused() throws IOException {
    byte[] alert = alertTo(serverHello(0x0303, 0xc02b, DOWNGRADED), "downgrade");
    assertEquals(2, alert[0]);
  }

  @ParameterizedTest
  @CsvSource({"0xc018, ECDH_anon", "0x0005, RC4", "0x0000, NULL_WITH_NULL", "0x1301, AES_128_GCM"})
  @Tag("F6")
  void aSuiteThatWasNotOfferedForThatVersionIsRefused(int suite, String said) throws IOException {
    byte[] alert = alertTo(serverHello(0x0303, suite, ""), said);
    assertEquals(2, alert[0]);
  }

  @ParameterizedTest
  @CsvSource({"46, Received fatal alert: protocol_version", "28, handshake_failure"})
  @Tag("F6")
  @Tag("TLS-14")
  void aServerThatSaysNoIsQuoted(String alert, String said) throws IOException {
    try (RawServer server = RawServer.start()) {
      URI uri = URI.create("wss://" + server.authority() + "/");
      Connecting connecting = Connecting.to(uri, configuration(servers.trusting().build()));
      RawConnection connection = server.accept();
      connection.sendRaw(HexFormat.of().parseHex("150303000202" + alert));
      SslException failure = connecting.failure(SslException.class, Phase.TLS);
      assertTrue(failure.getMessage().contains(said), failure::getMessage);
      connection.cut();
    }
  }

  @Test
  @Tag("F6")
  @Tag("TLS-15")
  void withoutACommonSuiteNothingIsSent() throws IOException {
    ClientSecureSocket secure =
        servers
            .trusting()
            .protocol(Protocol.of("TLSv1.2"))
            .ciphers(List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
            .build();
    try (TlsServer server = servers.start(localhost)) {
      SslException refused = SecureClient.assertRefused(server, secure);
      assertTrue(refused.getMessage().contains("Received fatal alert"), refused::getMessage);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, 0", "TLSv1.3, 1"})
  @Tag("TLS-16")
  @Tag("F6")
  void aServerThatStallsInItsFirstFlightIsGivenUp(String version, int missing) throws IOException {
    Duration time = Duration.ofMillis(500);
    ClientSecureSocket secure = servers.trusting().handshakeTimeout(time).build();
    try (TlsServer server = servers.start(localhost, version)) {
      Connecting connecting = SecureClient.to(server, secure);
      TlsConnection connection = server.accept();
      byte[] flight = TlsFirstFlight.of(connection);
      connection.sendRaw(Arrays.copyOf(flight, flight.length - missing));
      connecting.failure(
          HandshakeTimedOutException.class,
          Phase.TLS,
          "Handshake timed out (tls localhost:" + server.port() + ")");
      assertTrue(connecting.taken().compareTo(time) >= 0);
      connection.cut();
    }
  }

  /** The time for TLS is over long before the server answers. */
  @Test
  @Tag("TLS-16")
  void theTimeForTlsIsForTlsAlone() throws Exception {
    Duration time = Duration.ofSeconds(4);
    ClientSecureSocket secure = servers.trusting().handshakeTimeout(time).build();
    try (TlsServer server = servers.start(localhost)) {
      Connecting connecting = SecureClient.to(server, secure);
      TlsConnection connection = server.accept();
      connection.handshake();
      ReceivedRequest request = connection.readRequest();
      assertFalse(connecting.isDoneWithin(time.plusMillis(200)));
      connection.sendRaw(RawConnection.head(request));
      try (TlsDialogue dialogue = new TlsDialogue(server, connecting.client(), connection)) {
        dialogue.assertUsable();
      }
    }
  }

  @Test
  @Tag("TLS-16")
  void theTimeForTheWholeHandshakeIsTheLimitAlsoForTls() throws IOException {
    ClientSecureSocket secure = servers.trusting().handshakeTimeout(Dialogue.PATIENCE).build();
    ClientConfiguration hurried =
        ClientConfiguration.builder()
            .secureSocket(secure)
            .handShakeTimeout(Duration.ofSeconds(1))
            .build();
    try (TlsServer server = servers.start(localhost)) {
      Connecting connecting = Connecting.to(server.uri(), hurried);
      TlsConnection connection = server.accept();
      connecting.failure(HandshakeTimedOutException.class, Phase.TLS);
      connection.cut();
    }
  }

  @Test
  @Tag("TLS-20")
  @Tag("F6")
  void aServerThatWantsTlsIsNotAskedWithoutItInVain() throws IOException {
    try (TlsServer server = servers.start(localhost)) {
      URI plain = URI.create("ws://localhost:" + server.port() + "/");
      Connecting connecting = Connecting.to(plain, configuration(servers.trusting().build()));
      TlsConnection connection = server.accept();
      assertThrows(SSLException.class, connection::handshake);
      WebSocketException failure = connecting.failure(Phase.UPGRADE);
      assertFalse(failure instanceof SslException, failure::toString);
      connection.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F6")
  void anEndThatTlsDidNotAnnounceIsNoOrderlyEnd(String version) throws IOException {
    try (TlsServer server = servers.start(localhost, version);
        TlsDialogue dialogue =
            TlsDialogue.open(server, configuration(servers.trusting().build()))) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.connection().truncate();
      ConnectionClosureException lost =
          assertThrows(ConnectionClosureException.class, reading::result);
      assertEquals(1006, lost.statusCode());
    }
  }

  /** Of another issuer than the server trusts, or none at all. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F7")
  void aServerThatDoesNotWantTheClientIsATlsErrorOfConnect(String version) throws IOException {
    Certified eve = CertificateAuthority.root("other").issue(Leaf.of("eve"));
    ClientSecureSocket without = servers.trusting().build();
    ClientSecureSocket wrong = servers.trusting().key(servers.pem("eve", eve)).build();
    try (TlsServer server = servers.start(localhost, version)) {
      for (int i = 0; i < 20; i++) {
        Connecting connecting = SecureClient.to(server, i % 2 == 0 ? without : wrong);
        TlsConnection connection = server.accept();
        connection.demandCertificate();
        assertThrows(IOException.class, connection::handshake);
        SslException failure = connecting.failure(SslException.class, Phase.TLS);
        assertInstanceOf(SSLException.class, failure.getCause());
        connection.cut();
      }
    }
  }

  /** As servers do in TLS 1.3 that take their time to find out: the request is there already. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("F7")
  void anAlertInsteadOfAnAnswerIsATlsErrorOfConnect(String version) throws IOException {
    try (TlsServer server = servers.start(localhost, version)) {
      Connecting connecting = SecureClient.to(server, servers.trusting().build());
      TlsConnection connection = server.accept();
      connection.handshake().readRequest();
      connection.raw().spoil();
      assertThrows(IOException.class, connection::next);
      SslException failure = connecting.failure(SslException.class, Phase.TLS);
      assertTrue(failure.getMessage().contains("Received fatal alert"), failure::getMessage);
      connection.cut();
    }
  }

  @Test
  void manyClientsMayShareTheirSettings() throws IOException {
    ClientSecureSocket secure = servers.trusting().key(servers.pem("own", localhost)).build();
    try (TlsServer server = servers.start(localhost)) {
      assertConnects(server, secure);
      List<Connecting> all = new ArrayList<>();
      List<TlsConnection> connections = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(SecureClient.to(server, secure));
      }
      for (int i = 0; i < 20; i++) {
        TlsConnection connection = server.accept();
        connection.open(Frame.text("hello"));
        connections.add(connection);
      }
      for (Connecting connecting : all) {
        assertEquals("hello", connecting.client().readTextMessage());
      }
      for (TlsConnection connection : connections) {
        connection.send(Frame.close(1000, ""));
        connection.expect(Frame.close(1000, ""));
        connection.cut();
      }
    }
  }
}
