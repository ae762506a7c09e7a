// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.app.handshake.RefusingUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.1: who is let in, who is refused, and with which answer. */
@ExtendWith(ArquillianExtension.class)
class HandshakeIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("handshake.war", RefusingUpgrade.class);
  }

  private HttpAnswer ask(String path) throws IOException {
    URI uri = Archives.at(base, path);
    return RawPeer.handshake(uri, Handshake.of(uri));
  }

  private static void assertBody(HttpAnswer answer, int status, String body) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(body, answer.body());
    assertEquals(List.of(), answer.header("Sec-WebSocket-Accept"));
    assertEquals(List.of(), answer.header("Sec-WebSocket-Extensions"));
    assertEquals(List.of("close"), answer.header("Connection"));
  }

  @Test
  @Tag("UPG-26")
  void anUpgradeExceptionIsAnsweredWith400AndItsMessage() throws IOException {
    HttpAnswer answer = ask("refusing?upgrade");
    assertBody(answer, 400, "page must be positive: ä");
    assertEquals("text/plain;charset=utf-8", answer.header("Content-Type").get(0).toLowerCase());
  }

  @Test
  @Tag("UPG-26")
  void anUpgradeExceptionMayChooseStatusAndHeaders() throws IOException {
    HttpAnswer answer = ask("refusing?conflict");
    assertBody(answer, 409, "");
    assertEquals(List.of("7"), answer.header("Retry-After"));
    assertEquals(List.of("one", "two"), answer.header("X-Reason"));
  }

  @Test
  @Tag("UPG-27")
  void anAuthnExceptionIsAnsweredWith401AndItsChallenge() throws IOException {
    HttpAnswer answer = ask("refusing?authn");
    assertBody(answer, 401, "who are you?");
    assertEquals(List.of("Basic realm=\"orders\""), answer.header("WWW-Authenticate"));
  }

  @Test
  @Tag("UPG-27")
  void anAuthzExceptionIsAnsweredWith403() throws IOException {
    assertBody(ask("refusing?authz"), 403, "not you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fault", "checked", "error", "nested", "cycle", "null", "split", "reserved"})
  @Tag("UPG-28")
  void anyOtherFailureIsAnsweredWith500AndNothingElse(String how) throws IOException {
    HttpAnswer answer = ask("refusing?" + how);
    assertBody(answer, 500, "");
    assertEquals(List.of(), answer.header("X-Evil"));
  }

  @Test
  @Tag("UPG-30")
  void customHeadersAreAddedToTheAcceptance() throws IOException {
    HttpAnswer answer = ask("refusing?cookies");
    assertEquals(101, answer.status());
    assertEquals(List.of("a=1; Path=/", "b=2"), answer.header("Set-Cookie"));
    assertEquals(List.of("7"), answer.header("X-Shard"));
  }

  @Test
  @Tag("UPG-24")
  void theRequestIsReadableForAsLongAsTheConnection() throws IOException {
    URI uri = Archives.at(base, "refusing/below?x");
    Handshake handshake = Handshake.of(uri).with("X-Tenant: blue").with("X-Tenant: red");
    try (RawPeer peer = RawPeer.open(uri, handshake)) {
      peer.sendText("x-tenant");
      peer.expectText("blue " + uri.getRawPath());
      peer.sendText("X-Other");
      peer.expectText("absent " + uri.getRawPath());
    }
  }

  @Test
  void aConnectionWithoutExtensionsIsToldOfNone() throws IOException {
    HttpAnswer answer = ask("refusing");
    assertEquals(101, answer.status());
    assertEquals(List.of(), answer.header("Sec-WebSocket-Extensions"));
    assertEquals(List.of(), answer.header("Sec-WebSocket-Protocol"));
  }

  @Test
  @Tag("UPG-02")
  void aPathThatIsNotTheResourcesIsAnsweredWith404() throws IOException {
    for (String path : List.of("literal", "literal/orders", "literal/orders/latest/x")) {
      String requested = Archives.at(base, path).getRawPath();
      assertBody(ask(path), 404, "No resource found for path " + requested);
    }
  }

  @Test
  @Tag("UPG-01")
  void aPathWithoutServiceIsAnsweredWith404() throws IOException {
    for (String path : List.of("nowhere", "literally", "OUTER", "oute", "outerx")) {
      assertEquals(404, ask(path).status(), path);
    }
    if (Engine.current() == Engine.LISTENER) {
      assertBody(ask("nowhere"), 404, "No service found to handle the service request");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "outer, OuterUpgrade",
    "outer/, OuterUpgrade",
    "outer/any/depth, OuterUpgrade",
    "outer/innermost, OuterUpgrade",
    "outer;k=v/x, OuterUpgrade",
    "out%65r, OuterUpgrade",
    "outer/inner, InnerUpgrade",
    "outer/inner/, InnerUpgrade",
    "outer/inner/any/depth?with=query, InnerUpgrade",
    "literal/orders/latest, LiteralUpgrade",
    "literal/orders/latest/, LiteralUpgrade"
  })
  @Tag("UPG-03")
  @Tag("UPG-04")
  @Tag("UPG-07")
  @Tag("LSN-23")
  void theLongestBasePathTakesTheRequest(String path, String service) throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, path))) {
      peer.expectText(service);
    }
  }

  private static final Map<String, UnaryOperator<Handshake>> MALFORMED =
      Map.ofEntries(
          Map.entry("400 no key", h -> h.without("Sec-WebSocket-Key")),
          Map.entry("400 short key", h -> key(h, "abc")),
          Map.entry("400 key of 15 bytes", h -> key(h, "MTIzNDU2Nzg5MDEyMzQ1")),
          Map.entry("400 key of 17 bytes", h -> key(h, "MTIzNDU2Nzg5MDEyMzQ1Njc=")),
          Map.entry("400 two keys", h -> h.with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")),
          Map.entry("400 no connection", h -> h.without("Connection")),
          Map.entry(
              "400 other connection", h -> h.without("Connection").with("Connection: keep-alive")),
          Map.entry("400 HTTP 1.0", h -> h.requestLine("HTTP/1.1", "HTTP/1.0")),
          Map.entry("400 body", h -> h.with("Content-Length: 5")),
          Map.entry("400 chunked body", h -> h.with("Transfer-Encoding: chunked")),
          Map.entry("400 extensions", h -> h.with("Sec-WebSocket-Extensions: ;;,,=")),
          Map.entry("400 quoted", h -> h.with("Sec-WebSocket-Extensions: a; b=\"8")),
          Map.entry("405 POST", h -> h.requestLine("GET", "POST")),
          Map.entry("426 no version", h -> h.without("Sec-WebSocket-Version")),
          Map.entry("426 version 8", h -> version(h, "8")),
          Map.entry("426 version 14", h -> version(h, "14")),
          Map.entry("426 two versions", h -> h.with("Sec-WebSocket-Version: 13")));

  private static Handshake key(Handshake handshake, String key) {
    return handshake.without("Sec-WebSocket-Key").with("Sec-WebSocket-Key: " + key);
  }

  private static Handshake version(Handshake handshake, String version) {
    return handshake.without("Sec-WebSocket-Version").with("Sec-WebSocket-Version: " + version);
  }

  @Test
  @Tag("UPG-33")
  void aMalformedHandshakeIsRefusedAndNeverReachesTheService() throws IOException {
    URI uri = Archives.at(base, "counting");
    int before = asked(uri);
    for (Map.Entry<String, UnaryOperator<Handshake>> malformed : MALFORMED.entrySet()) {
      HttpAnswer answer = RawPeer.handshake(uri, malformed.getValue().apply(Handshake.of(uri)));
      assertEquals(
          malformed.getKey().substring(0, 3),
          String.valueOf(answer.status()),
          () -> malformed.getKey() + ": " + answer);
      if (answer.status() == 426) {
        assertEquals(List.of("13"), answer.header("Sec-WebSocket-Version"));
        assertEquals("", answer.body());
      }
    }
    assertEquals(before + 1, asked(uri));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?a=%zz", "?a=|", "/%zz", "/../counting%00"})
  void aTargetThatIsNoUriNeverReachesTheService(String suffix) throws IOException {
    URI uri = Archives.at(base, "counting");
    int before = asked(uri);
    HttpAnswer answer = RawPeer.handshake(uri, Handshake.of(uri, uri.getRawPath() + suffix));
    // Some containers answer by themselves, each in its way.
    assertNotEquals(101, answer.status());
    assertEquals(before + 1, asked(uri));
  }

  @Test
  void framesSentTogetherWithTheHandshakeAreReadOrRefusedButNeverLost() throws IOException {
    URI uri = Archives.at(base, "refusing?early");
    // "hi" masked with zeros; what follows the head must not be taken for a body either.
    Handshake handshake = Handshake.of(uri);
    String frame = "\u0081\u0082\u0000\u0000\u0000\u0000hi";
    HttpAnswer answer = RawPeer.handshakeWithFrame(uri, handshake, frame, "absent /");
    assertEquals(Engine.current().isPayara() ? 400 : 101, answer.status());
  }

  @Test
  void anOrdinaryRequestAtTheServicesPathIsNoUpgrade() throws IOException {
    URI uri = Archives.at(base, "refusing");
    HttpAnswer answer =
        RawPeer.handshake(uri, Handshake.of(uri).without("Upgrade").without("Connection"));
    assertEquals(404, answer.status());
    assertNotEquals(List.of(""), answer.header("Sec-WebSocket-Accept"));
  }

  private static int asked(URI uri) throws IOException {
    try (RawPeer peer = RawPeer.open(uri)) {
      return Integer.parseInt(peer.nextText());
    }
  }
}
