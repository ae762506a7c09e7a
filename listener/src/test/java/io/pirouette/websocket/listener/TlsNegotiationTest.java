// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.Wss.Witness;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: versions, cipher suites, sessions and times of a listener's TLS. */
@ExtendWith(LeakCheck.class)
class TlsNegotiationTest {

  @TempDir Path directory;

  private Wss wss;
  private final Witness service = new Witness();

  @BeforeEach
  void makeAuthority() {
    wss = new Wss(directory);
  }

  private Listener start(ListenerSecureSocket secure) {
    return Wss.start(secure, service);
  }

  /** Upgrades over a socket and gives its session. */
  private static SSLSession upgrade(SSLSocket socket, Listener listener) throws IOException {
    HttpAnswer answer = RawPeer.handshake(socket, Handshake.of(URI.create(Wss.url(listener))));
    assertEquals(101, answer.status(), answer::toString);
    return socket.getSession();
  }

  @Test
  @Tag("TLS-15")
  void tls13IsAgreedToByDefault() throws IOException {
    try (Listener listener = start(wss.secure().build())) {
      SSLSession session = upgrade(Wss.socket(wss.context(), listener), listener);
      assertEquals("TLSv1.3", session.getProtocol());
    }
  }

  @Test
  @Tag("TLS-14")
  void withoutACommonVersionTheClientIsTold() {
    ListenerSecureSocket secure = wss.secure().protocol(Protocol.of("TLSv1.3")).build();
    try (Listener listener = start(secure)) {
      SslException refused =
          assertThrows(
              SslException.class,
              () -> Wss.connect(listener, wss.trusting().protocol(Protocol.of("TLSv1.2")).build()));
      assertTrue(refused.getMessage().contains("Received fatal alert"), refused::getMessage);
      assertEquals(0, service.upgrades.get());
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, TLSv1.3", "TLSv1.3, TLSv1.2"})
  @Tag("TLS-15")
  void aVersionThatIsNotGivenIsNotAgreedTo(String given, String other) throws IOException {
    ListenerSecureSocket secure = wss.secure().protocol(Protocol.of(given)).build();
    try (Listener listener = start(secure)) {
      try (SSLSocket socket = Wss.socket(wss.context(), listener)) {
        socket.setEnabledProtocols(new String[] {other});
        assertThrows(SSLException.class, socket::startHandshake);
      }
      assertEquals(given, upgrade(Wss.socket(wss.context(), listener), listener).getProtocol());
    }
  }

  static Stream<String> defaultCiphers() {
    return ListenerSecureSocket.DEFAULT_CIPHERS.stream();
  }

  @ParameterizedTest
  @MethodSource("defaultCiphers")
  @Tag("TLS-15")
  void eachSuiteOfTheSpecificationIsAgreedTo(String suite) throws IOException {
    int rsaBits = suite.contains("ECDSA") ? 0 : 2048;
    ListenerSecureSocket secure =
        ListenerSecureSocket.of(
            wss.pem("server", wss.root.issue(Leaf.of("localhost").rsa(rsaBits))));
    try (Listener listener = start(secure)) {
      SSLSocket socket = Wss.socket(wss.context(), listener);
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});
      assertEquals(suite, upgrade(socket, listener).getCipherSuite());
    }
  }

  @Test
  @Tag("TLS-15")
  void aSuiteThatIsNotGivenIsNotAgreedTo() throws IOException {
    String given = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    ListenerSecureSocket secure = wss.secure().ciphers(List.of(given)).build();
    try (Listener listener = start(secure)) {
      try (SSLSocket socket = Wss.socket(wss.context(), listener)) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"});
        assertThrows(SSLException.class, socket::startHandshake);
      }
      SSLSocket socket = Wss.socket(wss.context(), listener);
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertEquals(given, upgrade(socket, listener).getCipherSuite());
      SSLSocket newest = Wss.socket(wss.context(), listener);
      assertEquals("TLSv1.3", upgrade(newest, listener).getProtocol());
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, true", "TLSv1.2, false", "TLSv1.3, true", "TLSv1.3, false"})
  @Tag("TLS-16")
  void aSessionIsTakenUpAgainIfSessionsAreShared(String version, boolean shared)
      throws IOException {
    ListenerSecureSocket secure = wss.secure().shareSession(shared).build();
    try (Listener listener = start(secure)) {
      assertEquals(shared, resumes(wss.context(), listener, version));
    }
  }

  @Test
  @Tag("TLS-16")
  void aSessionIsNotTakenUpAgainForEver() throws IOException, InterruptedException {
    ListenerSecureSocket secure = wss.secure().sessionTimeout(Duration.ofSeconds(1)).build();
    SSLContext context = wss.context();
    try (Listener listener = start(secure)) {
      SSLSession first = session(context, listener, "TLSv1.2");
      long since = System.nanoTime();
      while (System.nanoTime() - since < Duration.ofMillis(2_100).toNanos()) {
        Thread.sleep(100);
      }
      assertFalse(
          first.getCreationTime() == session(context, listener, "TLSv1.2").getCreationTime());
    }
  }

  private static boolean resumes(SSLContext context, Listener listener, String version)
      throws IOException {
    SSLSession first = session(context, listener, version);
    return first.getCreationTime() == session(context, listener, version).getCreationTime();
  }

  /** A session knows when it began, and keeps that when it is taken up again. */
  private static SSLSession session(SSLContext context, Listener listener, String version)
      throws IOException {
    SSLSocket socket = Wss.socket(context, listener);
    socket.setEnabledProtocols(new String[] {version});
    return upgrade(socket, listener);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"})
  @Tag("TLS-16")
  void whoDoesNotFinishTheTlsHandshakeInTimeIsCutOff(String sent) throws IOException {
    ListenerSecureSocket secure = wss.secure().handshakeTimeout(Duration.ofMillis(300)).build();
    try (Listener listener = start(secure);
        Socket socket = new Socket(Loopback.LOCALHOST, listener.port())) {
      socket.setSoTimeout(Wss.PATIENCE_MILLIS);
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
      awaitEnd(socket);
    }
  }

  /** Whatever comes before the end. */
  private static void awaitEnd(Socket socket) throws IOException {
    try {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // an alert perhaps
      }
    } catch (SocketException reset) {
      // is an end, too
    }
  }

  @Test
  void theTimeForTheHandshakeIsNoTimeForTheConnection() throws IOException {
    Duration time = Duration.ofMillis(300);
    ListenerSecureSocket secure = wss.secure().handshakeTimeout(time).build();
    try (Listener listener = start(secure);
        Client client = Wss.connect(listener, wss.trusting().build());
        Socket silent = new Socket(Loopback.LOCALHOST, listener.port())) {
      silent.setSoTimeout(Wss.PATIENCE_MILLIS);
      awaitEnd(silent);
      client.writeTextMessage("still here");
      assertEquals("still here, true, true []", client.readTextMessage());
    }
  }

  @Test
  @Tag("TLS-20")
  void aRequestWithoutTlsIsNotServed() throws IOException {
    try (Listener listener = start(wss.secure().build())) {
      URI plain = URI.create("ws://" + Loopback.LOCALHOST + ":" + listener.port() + "/");
      assertEquals(400, RawPeer.handshake(plain, Handshake.of(plain)).status());
      assertEquals(0, service.upgrades.get());
      assertTrue(Wss.connect(listener, wss.trusting().build()).isSecure());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002\u0003",
        "\u0016\u0003\u0003\u00ff\u00ff",
        "\u0015\u0003\u0003\u0000\u0002\u0002\u0028",
        "\u0017\u0003\u0003\u0000\u0001\u0000",
        "SSH-2.0-x\r\n"
      })
  void rubbishHarmsNobody(String sent) throws IOException {
    ListenerSecureSocket secure = wss.secure().handshakeTimeout(Duration.ofMillis(300)).build();
    try (Listener listener = start(secure);
        Client client = Wss.connect(listener, wss.trusting().build())) {
      try (Socket socket = new Socket(Loopback.LOCALHOST, listener.port())) {
        socket.setSoTimeout(Wss.PATIENCE_MILLIS);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        awaitEnd(socket);
      }
      client.writeTextMessage("hello");
      assertEquals("hello, true, true []", client.readTextMessage());
    }
  }

  @Test
  void aPeerThatWantsToShakeHandsAgainIsCutOff() throws IOException {
    try (Listener listener = start(wss.secure().build())) {
      SSLSocket socket = Wss.socket(wss.context(), listener);
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      try (RawPeer peer = RawPeer.over(socket, URI.create(Wss.url(listener)))) {
        peer.sendText("before");
        peer.expectText("before, true, true []");
        socket.startHandshake();
        assertThrows(
            IOException.class,
            () -> {
              peer.sendText("after");
              peer.expectText("after, true, true []");
            });
        peer.cut();
      }
    }
  }
}
