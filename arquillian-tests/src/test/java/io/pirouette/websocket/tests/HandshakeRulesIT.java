// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.app.upgrade.CountedUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an upgrade request and what is none, and what an answer never carries. */
@ExtendWith(ArquillianExtension.class)
class HandshakeRulesIT {

  private static final String COUNTED = "counted/1?page=1";
  private static final String TENANT = "X-Tenant: a";
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

  /** The preface of a client, SETTINGS and GOAWAY. */
  private static final String HTTP2 =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
          + "\0\0\0\4\0\0\0\0\0"
          + "\0\0\10\7\0\0\0\0\0\0\0\0\0\0\0\0\0";

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("rules.war", CountedUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  // Methods, versions, and headers

  private static final Map<String, UnaryOperator<Handshake>> REFUSED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("405 HEAD", h -> h.requestLine("GET", "HEAD")),
              Map.entry("405 PUT", h -> h.requestLine("GET", "PUT")),
              Map.entry("405 DELETE", h -> h.requestLine("GET", "DELETE")),
              Map.entry("405 OPTIONS", h -> h.requestLine("GET", "OPTIONS")),
              Map.entry("405 PATCH", h -> h.requestLine("GET", "PATCH")),
              Map.entry("405 get", h -> h.requestLine("GET", "get")),
              Map.entry("405 GETX", h -> h.requestLine("GET", "GETX")),
              Map.entry("400 HTTP/1.0", h -> h.requestLine("HTTP/1.1", "HTTP/1.0")),
              Map.entry("400 key of 15 bytes", h -> key(h, "MTIzNDU2Nzg5MDEyMzQ1")),
              Map.entry("400 key of 17 bytes", h -> key(h, "MTIzNDU2Nzg5MDEyMzQ1Njc=")),
              Map.entry("400 empty key", h -> key(h, "")),
              Map.entry("400 key of no Base64", h -> key(h, "dGhlIHNhbXBsZSBub25j*Q==")),
              Map.entry("400 key without padding", h -> key(h, "dGhlIHNhbXBsZSBub25jZQ")),
              Map.entry("400 same key twice", h -> h.with(KEY)),
              Map.entry(
                  "400 two keys in a line",
                  h -> key(h, "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==")),
              Map.entry("426 version twice", h -> h.with("Sec-WebSocket-Version: 13")),
              Map.entry("426 two versions", h -> h.with("Sec-WebSocket-Version: 8")),
              Map.entry("426 versions in a line", h -> version(h, "13, 8")),
              Map.entry("426 version with a zero", h -> version(h, "013")),
              Map.entry("426 empty version", h -> version(h, "")),
              Map.entry("400 no host", h -> h.without("Host")),
              Map.entry("400 two hosts", h -> h.with("Host: example.com")),
              Map.entry("400 another host", h -> h.with("Host: 127.0.0.1")),
              Map.entry("400 no connection", h -> connection(h, "keep-alive")),
              Map.entry("400 other connection", h -> connection(h, "upgraded, up-grade"))));

  private static String key() {
    return "Sec-WebSocket-Key";
  }

  private static Handshake key(Handshake handshake, String key) {
    return handshake.without(key()).with(key() + ": " + key);
  }

  private static Handshake version(Handshake handshake, String version) {
    String header = "Sec-WebSocket-Version";
    return handshake.without(header).with(header + ": " + version);
  }

  private static Handshake connection(Handshake handshake, String... lines) {
    handshake.without("Connection");
    for (String line : lines) {
      handshake.with("Connection: " + line);
    }
    return handshake;
  }

  private int count() throws IOException {
    return Integer.parseInt(door.told(COUNTED, TENANT));
  }

  private Handshake counted() {
    return Handshake.of(door.at(COUNTED)).with(TENANT);
  }

  @Test
  @Tag("T4")
  @Tag("UPG-33")
  void whatIsNoHandshakeOfRfc6455NeverReachesTheService() throws IOException {
    int before = count();
    for (Map.Entry<String, UnaryOperator<Handshake>> entry : REFUSED.entrySet()) {
      Handshake handshake = entry.getValue().apply(counted());
      HttpAnswer answer = RawPeer.handshake(door.at(COUNTED), handshake);
      int expected = Integer.parseInt(entry.getKey().substring(0, 3));
      assertEquals(expected, answer.status(), () -> entry.getKey() + ": " + answer);
      assertEquals(List.of(), answer.header("Sec-WebSocket-Accept"));
      assertEquals(
          expected == 426 ? List.of("13") : List.of(), answer.header("Sec-WebSocket-Version"));
      assertEquals(expected == 405 ? List.of("GET") : List.of(), answer.header("Allow"));
    }
    assertEquals(before + 1, count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h2c", "TLS/1.0", "websocket/13", "websockets", "\"websocket\"", "web socket", ""})
  @Tag("T4")
  void anUpgradeToAnotherProtocolNeverReachesTheService(String protocol) throws IOException {
    int before = count();
    String request =
        WholeAnswer.request(door.at(COUNTED), TENANT, "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")
            .replace("Upgrade: websocket", "Upgrade: " + protocol)
            .replace("Connection: Upgrade", "Connection: Upgrade, HTTP2-Settings, close");
    // Payara does speak HTTP/2.
    String more = protocol.equals("h2c") ? HTTP2 : "";
    String answer = WholeAnswer.to(door.at(COUNTED), request + more).text();
    assertFalse(answer.toLowerCase(Locale.ROOT).contains("sec-websocket-accept"), answer);
    assertEquals(before + 1, count());
  }

  @Test
  @Tag("T4")
  void anHttp2PrefaceNeverReachesTheService() throws IOException {
    int before = count();
    String answer = WholeAnswer.to(door.at(COUNTED), HTTP2).text();
    assertFalse(answer.contains(" 101 "), answer);
    assertEquals(before + 1, count());
  }

  private static final Map<String, UnaryOperator<Handshake>> LET_IN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("in one line", h -> connection(h, "keep-alive, UPGRADE")),
              Map.entry("in the middle", h -> connection(h, "a,uPgRaDe ,\tb")),
              Map.entry("in two lines", h -> connection(h, "keep-alive", "upgrade")),
              Map.entry("twice", h -> connection(h, "Upgrade", "Upgrade")),
              Map.entry("other case", h -> h.without("Upgrade").with("UPGRADE: WebSocket")),
              Map.entry("no body", h -> h.with("Content-Length: 0")),
              Map.entry("unknown headers", h -> h.with("Sec-WebSocket-Other: 1"))));

  @Test
  @Tag("T4")
  void whatHttpAllowsToWriteInSeveralWaysIsLetInInAllOfThem() throws IOException {
    for (Map.Entry<String, UnaryOperator<Handshake>> entry : LET_IN.entrySet()) {
      Handshake handshake = entry.getValue().apply(counted());
      HttpAnswer answer = RawPeer.handshake(door.at(COUNTED), handshake);
      assertEquals(101, answer.status(), () -> entry.getKey() + ": " + answer);
    }
  }

  @Test
  @Tag("T4")
  void anUpgradeHeaderMayNameOtherProtocolsToo() throws IOException {
    for (Handshake handshake :
        List.of(
            counted().with("Upgrade: other"),
            counted().with("Upgrade: websocket"),
            counted().without("Upgrade").with("Upgrade: other/2 , WebSocket"))) {
      int status = RawPeer.handshake(door.at(COUNTED), handshake).status();
      // Payara takes the whole header for one name.
      assertEquals(Engine.current().isPayara() ? 400 : 101, status);
    }
  }

  /** Fails if the server does not end the connection. */
  private WholeAnswer answer(String path, String... lines) throws IOException {
    return WholeAnswer.to(door.at(path), WholeAnswer.request(door.at(path), lines));
  }

  // Refusals

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counted/1",
        "counted/one?page=1",
        "counted/1?page=one",
        "hostile/message?character=33",
        "hostile/name?character=10"
      })
  @Tag("UPG-31")
  void aRefusalEndsTheTcpConnection(String path) throws IOException {
    assertEquals(1, answer(path, TENANT).statuses().size());
  }

  @Test
  @Tag("UPG-31")
  void soDoesTheRefusalOfAMalformedHandshake() throws IOException {
    for (String line : List.of(KEY, "Sec-WebSocket-Version: 13", "Content-Length: 5")) {
      String request = WholeAnswer.request(door.at(COUNTED), TENANT, line);
      String body = line.startsWith("Content-Length") ? "hello" : "";
      WholeAnswer answer = WholeAnswer.to(door.at(COUNTED), request + body);
      assertTrue(answer.text().startsWith("HTTP/1.1 4"), line);
    }
  }

  @Test
  @Tag("UPG-29")
  void anAuthFailureWithoutAMessageHasAnEmptyBody() throws IOException {
    door.refuses(401, "", "hostile/unknown?character=33");
    door.refuses(403, "", "hostile/forbidden?character=33");
  }

  // What splits a head

  @ParameterizedTest
  @ValueSource(
      strings = {"name", "value", "second", "cookie", "refusal-name", "refusal-value", "challenge"})
  @Tag("T8")
  @Tag("UPG-28")
  void aHeaderThatWouldSplitTheAnswerIsNotSent(String place) throws IOException {
    for (int character : List.of((int) '\r', (int) '\n', 0, 0x7f, 0x10a, 0x10d, 0x2028)) {
      failsWithoutATrace("hostile/" + place + "?character=" + character);
    }
  }

  @Test
  @Tag("T8")
  @Tag("UPG-28")
  void aHeaderThatIsNoneOrNotTheServicesIsNotSentEither() throws IOException {
    failsWithoutATrace("hostile/name?character=32");
    failsWithoutATrace("hostile/name?character=58");
    failsWithoutATrace("hostile/protocol?character=33");
    failsWithoutATrace("hostile/null?character=33");
  }

  private void failsWithoutATrace(String path) throws IOException {
    String answer = answer(path).text();
    assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
    for (String trace :
        List.of("Evil", "X-Shard", "X-Reason", "a=1", "realm", "Accept", "Protocol")) {
      assertFalse(answer.contains(trace), answer);
    }
  }

  @Test
  @Tag("T8")
  @Tag("UPG-30")
  void aHeaderValueMayHaveTheCharactersThatHttpAllows() throws IOException {
    // Payara sends spaces for what is not ASCII.
    for (char character : (Engine.current().isPayara() ? " ~" : " ~äÿ").toCharArray()) {
      HttpAnswer answer = door.ask("hostile/value?character=" + (int) character);
      assertEquals(101, answer.status());
      assertEquals(List.of("7" + character + "X-Evil: 1"), answer.header("X-Shard"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 10, 0, 266, 269, 32, 44, 59})
  @Tag("T8")
  void aSubProtocolThatWouldSplitTheAnswerCannotBeGiven(int character) {
    ServiceConfiguration.Builder builder = ServiceConfiguration.builder();
    for (String name : List.of("v1" + Character.toString(character) + "x", "")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> builder.subProtocols(List.of(name)).build());
      assertTrue(refused.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
  }

  // Slow methods

  @Test
  @Tag("UPG-32")
  void aSlowMethodDelaysItsOwnAnswerAlone() throws Exception {
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return door.told("slow/one");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    count();
    assertFalse(slow.isDone());
    assertEquals("released", door.told("release/one"));
    assertEquals("true", slow.get(20, TimeUnit.SECONDS));
  }

  @Test
  @Tag("UPG-32")
  void theClientsTimeoutMayBeOverFirst() throws IOException {
    String slow = door.at("slow/two").toString();
    ClientConfiguration impatient =
        ClientConfiguration.builder().handShakeTimeout(Duration.ofMillis(300)).build();
    assertThrows(HandshakeTimedOutException.class, () -> Client.connect(slow, impatient));
    assertEquals("released", door.told("release/two"));
    // From now on it does not wait.
    assertEquals("true", door.told("slow/two"));
  }
}
