// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.BlackHole;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through a proxy: it and the server learn what is theirs. */
@ExtendWith(LeakCheck.class)
class ProxyTest {

  private static final String ESTABLISHED = HttpText.head("HTTP/1.1 200 Connection established");

  /** Long enough to get as far as the proxy. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** Nobody can look up its name but the proxy. */
  private static final URI ORIGIN = URI.create("ws://origin.test:8080/chat?x=1");

  private RawServer proxy;

  @BeforeEach
  void start() throws Exception {
    proxy = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
  }

  @Test
  void proxyAndServerEachGetTheirOwnCredentials() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, withSecrets(authenticated().build()));
    RawConnection tunnel = proxy.accept();
    ReceivedRequest connect = tunnel.readRequest();
    assertEquals("CONNECT", connect.method());
    assertEquals("origin.test:8080", connect.target());
    assertEquals(List.of("origin.test:8080"), connect.header("Host"));
    assertEquals(
        List.of("Basic " + base64("user:pass:w\u00f6rd")), connect.header("Proxy-Authorization"));
    assertKnowsNothingOfTheServers(connect);
    tunnel.answer(ESTABLISHED);
    ReceivedRequest request = tunnel.open();
    assertEquals("/chat?x=1", request.target());
    assertEquals(List.of("origin.test:8080"), request.header("Host"));
    assertEquals(List.of("Bearer secret"), request.header("Authorization"));
    assertEquals(List.of("id=secret"), request.header("Cookie"));
    assertEquals(List.of(), request.header("Proxy-Authorization"));
    try (Opened opened = new Opened(connecting.client(), tunnel, request)) {
      opened.connection().sendText("through the tunnel");
      assertEquals("through the tunnel", opened.client().readTextMessage());
      assertEquals(101, opened.client().getHttpResponse().status());
    }
  }

  @Test
  void aProxyIsGivenNoCredentialsUnlessConfigured() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, withSecrets(at(proxy).build()));
    RawConnection tunnel = proxy.accept();
    ReceivedRequest connect = tunnel.readRequest();
    assertEquals(List.of(), connect.header("Proxy-Authorization"));
    tunnel.answer(ESTABLISHED);
    try (Opened opened = through(tunnel, connecting)) {
      assertTrue(opened.client().isOpen());
    }
  }

  private static void assertKnowsNothingOfTheServers(ReceivedRequest connect) {
    assertFalse(connect.toString().contains("secret"), connect::toString);
    assertFalse(connect.toString().contains("chat"), connect::toString);
    assertEquals(List.of(), connect.header("Authorization"));
    assertEquals(List.of(), connect.header("Cookie"));
    assertEquals(List.of(), connect.header("X-Tenant"));
    assertEquals(List.of(), connect.header("Sec-WebSocket-Key"));
    assertEquals(List.of(), connect.header("Upgrade"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\n\r\n",
        "HTTP/1.1 200\r\nVia: 1.1 proxy\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
      })
  void anyStatusOfSuccessOpensTheWayAndHasNoBody(String answer) throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(at(proxy).build()));
    RawConnection tunnel = proxy.accept();
    tunnel.readRequest();
    tunnel.answer(answer);
    try (Opened opened = through(tunnel, connecting)) {
      assertEquals(101, opened.client().getHttpResponse().status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ws://origin.test/, origin.test:80, origin.test",
    "ws://origin.test:80/, origin.test:80, origin.test",
    "ws://origin.test:443/, origin.test:443, origin.test:443",
    "ws://[2001:db8::1]:8080/, [2001:db8::1]:8080, [2001:db8::1]:8080",
    "ws://[2001:db8::1]/, [2001:db8::1]:80, [2001:db8::1]"
  })
  void aPortThatIsTheSchemesOwnIsLeftOutOfTheHeaderAlone(URI uri, String target, String host)
      throws Exception {
    Connecting connecting = Connecting.to(uri, with(at(proxy).build()));
    RawConnection tunnel = proxy.accept();
    assertEquals(target, tunnel.readRequest().target());
    tunnel.answer(ESTABLISHED);
    try (Opened opened = through(tunnel, connecting)) {
      assertEquals(List.of(host), opened.request().header("Host"));
    }
  }

  @Test
  void theWayToASecureServerIsAskedForInTheSameManner() throws Exception {
    Connecting connecting =
        Connecting.to(URI.create("wss://origin.test/chat"), withSecrets(authenticated().build()));
    try (RawConnection connection = proxy.accept()) {
      ReceivedRequest connect = connection.readRequest();
      assertEquals("origin.test:443", connect.target());
      assertKnowsNothingOfTheServers(connect);
      connection.answer(HttpText.head("HTTP/1.1 403 Forbidden", "Content-Length: 0"));
    }
    connecting.failure(InvalidHandshakeException.class, Phase.PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "407, Proxy Authentication Required",
    "502, Bad Gateway",
    "403, Forbidden",
    "302, Found"
  })
  void aRefusalIsReportedWithStatusAndHeadersAndNotTriedAgain(int status, String phrase)
      throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, withSecrets(authenticated().build()));
    try (RawConnection connection = proxy.accept()) {
      connection.readRequest();
      connection.answer(
          HttpText.head(
                  "HTTP/1.1 " + status + " " + phrase,
                  "Proxy-Authenticate: Basic realm=\"proxy\"",
                  "Location: ws://" + proxy.authority() + "/",
                  "Content-Length: 5")
              + "sorry");
    }
    InvalidHandshakeException refused =
        connecting.failure(InvalidHandshakeException.class, Phase.PROXY);
    assertTrue(refused.getMessage().contains(status + " " + phrase), refused::getMessage);
    assertEquals(status, refused.status());
    assertEquals(List.of("Basic realm=\"proxy\""), refused.headers().get("Proxy-Authenticate"));
    assertFalse(proxy.hasPending());
  }

  @Test
  void aProxyThatNeverAnswersIsGivenUp() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, within(TIMEOUT, at(proxy).build()));
    try (RawConnection connection = proxy.accept()) {
      connection.readRequest();
      HandshakeTimedOutException late =
          connecting.failure(HandshakeTimedOutException.class, Phase.PROXY);
      assertEquals("Handshake timed out (proxy 127.0.0.1:" + proxy.port() + ")", late.getMessage());
      connection.expectEnd();
    }
  }

  @Test
  void aProxyThatCannotBeReachedIsGivenUp() throws Exception {
    try (BlackHole hole = BlackHole.open()) {
      ProxyConfiguration lost =
          ProxyConfiguration.of(hole.uri("/").getHost(), hole.uri("/").getPort());
      Connecting.to(ORIGIN, within(TIMEOUT, lost))
          .failure(HandshakeTimedOutException.class, Phase.PROXY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "nx.invalid"})
  void aProxyThatRefusesOrIsUnknownIsAConnectionException(String host) {
    // The proxy listens on 127.0.0.1 alone.
    assertLost(Connecting.to(ORIGIN, with(ProxyConfiguration.of(host, proxy.port()))), Phase.PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 Connection est"})
  void aProxyThatEndsTheConnectionBeforeItsAnswerIsAConnectionException(String answer)
      throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(at(proxy).build()));
    try (RawConnection connection = proxy.accept()) {
      connection.readRequest();
      connection.answer(answer);
    }
    assertLost(connecting, Phase.PROXY);
  }

  @Test
  void aConnectionThatEndsBehindTheProxyIsAConnectionException() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(at(proxy).build()));
    try (RawConnection tunnel = proxy.accept()) {
      tunnel.readRequest();
      tunnel.answer(ESTABLISHED);
      tunnel.readRequest();
    }
    assertLost(connecting, Phase.UPGRADE);
  }

  private static void assertLost(Connecting connecting, Phase phase) {
    ConnectionException lost = connecting.failure(ConnectionException.class, phase);
    assertTrue(lost.getMessage().startsWith("IO Error ("), lost::getMessage);
    assertInstanceOf(IOException.class, lost.getCause());
  }

  @Test
  void aServerThatRefusesBehindTheProxyIsReportedAsTheServer() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(at(proxy).build()));
    try (RawConnection tunnel = proxy.accept()) {
      tunnel.readRequest();
      tunnel.answer(ESTABLISHED);
      tunnel.readRequest();
      tunnel.answer(HttpText.head("HTTP/1.1 404 Not Found", "Content-Length: 0"));
    }
    connecting.failure(
        InvalidHandshakeException.class,
        Phase.UPGRADE,
        "Invalid handshake response getStatus: 404 Not Found");
  }

  @Test
  void anEndlessAnswerIsNotReadForEver() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(at(proxy).build()));
    try (RawConnection connection = proxy.accept()) {
      connection.readRequest();
      connection.answer("HTTP/1.1 200 OK\r\n");
      connection.flood("X-Header: value\r\n");
      WebSocketException failure = connecting.failure(Phase.PROXY);
      assertFalse(failure instanceof HandshakeTimedOutException, failure::toString);
      connection.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST"})
  void aHostOfTheListIsConnectedToDirectly(String host) throws Exception {
    ProxyConfiguration configuration =
        authenticated().nonProxyHosts(List.of("origin.test", "localhost")).build();
    try (RawServer server = RawServer.start()) {
      URI uri = URI.create("ws://" + host + ":" + server.port() + "/");
      try (Opened opened = Opened.at(server, uri, with(configuration))) {
        assertEquals("GET", opened.request().method());
        assertEquals(List.of(), opened.request().header("Proxy-Authorization"));
        assertFalse(proxy.hasPending());
      }
    }
  }

  @Test
  void aRedirectGoesThroughTheProxyAgain() throws Exception {
    Connecting connecting = Connecting.to(ORIGIN, with(authenticated().build()));
    try (RawConnection first = proxy.accept()) {
      first.readRequest();
      first.answer(ESTABLISHED);
      first.readRequest();
      first.answer(
          HttpText.head(
              "HTTP/1.1 302 Found", "Location: /b", "Content-Length: 0", "Connection: close"));
      first.halfClose();
      RawConnection second = proxy.accept();
      assertEquals("origin.test:8080", second.readRequest().target());
      second.answer(ESTABLISHED);
      try (Opened opened = through(second, connecting)) {
        assertEquals("/b", opened.request().target());
        assertEquals(List.of(), opened.request().header("Proxy-Authorization"));
      }
    }
  }

  private static Opened through(RawConnection tunnel, Connecting connecting) throws Exception {
    ReceivedRequest request = tunnel.open();
    return new Opened(connecting.client(), tunnel, request);
  }

  private static ProxyConfiguration.Builder at(RawServer proxy) {
    return ProxyConfiguration.builder("127.0.0.1", proxy.port());
  }

  private ProxyConfiguration.Builder authenticated() {
    return at(proxy).username("user").password("pass:w\u00f6rd");
  }

  private static ClientConfiguration with(ProxyConfiguration proxy) {
    return ClientConfiguration.builder().proxy(proxy).build();
  }

  private static ClientConfiguration within(Duration timeout, ProxyConfiguration proxy) {
    return ClientConfiguration.builder().proxy(proxy).handShakeTimeout(timeout).build();
  }

  private static ClientConfiguration withSecrets(ProxyConfiguration proxy) {
    return ClientConfiguration.builder()
        .proxy(proxy)
        .customHeader("Authorization", "Bearer secret")
        .customHeader("X-Tenant", "secret")
        .cookies(List.of(Cookie.of("id", "secret")))
        .build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
