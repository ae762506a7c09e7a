// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.LiveObjects;
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
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455 section 10.2: the pages of which origins may connect. */
@ExtendWith(ArquillianExtension.class)
@Tag("T1")
class OriginIT {

  private static final String EVIL = "Origin: https://evil.example";

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return OriginApplication.archive();
  }

  private OriginApplication services() {
    return new OriginApplication(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "https://A.EXAMPLE",
        "HTTPS://a.Example",
        "https://a.example:443",
        "http://b.example:8080",
        "https://[2001:db8::1]",
        "https://[2001:DB8::1]:443"
      })
  void aListedOriginMayConnectHoweverItIsWritten(String origin) throws IOException {
    services().expectAcceptance("listed", "Origin: " + origin);
    services().expectAcceptance("listed", "Origin: " + origin, "Cookie: a=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example.evil.com",
        "https://evila.example",
        "https://evil.a.example",
        "http://a.example",
        "http://a.example:443",
        "https://a.example:444",
        "https://a.example:80",
        "https://a.example:99999",
        "https://a.example:",
        "https://a.example:443:443",
        "https://a.example:443@evil.example",
        "https://b.example:8080",
        "http://b.example",
        "https://[2001:db8::2]",
        "https://2001:db8::1",
        "https://[a.example]",
        "null",
        "",
        "*",
        "https://a.example, https://evil.example",
        "https://evil.example, https://a.example",
        "https://a.example,https://a.example",
        "https://a.example https://evil.example",
        "https://evil.example https://a.example",
        "https://a.example@evil.example",
        "https://evil.example@a.example",
        "https://user:word@a.example",
        "https://a.example/",
        "https://a.example/path",
        "https://a.example?query",
        "https://a.example#fragment",
        "https://a.example;x",
        "https://a.example.",
        "https://a.example\\.evil.example",
        "https://a%2eexample",
        "https://a.example%00",
        "https:a.example",
        "https:/a.example",
        "https:///a.example",
        "//a.example",
        "a.example",
        "wss://a.example",
        "file://",
        "'https://a.example'",
        "\"https://a.example\""
      })
  void anyOtherOriginIsRefusedWithOrWithoutCredentials(String origin) throws IOException {
    services().expectRefusal("listed", "Origin: " + origin);
    services().expectRefusal("listed", "Origin: " + origin, "Cookie: a=1");
    services().expectRefusal("listed", "Origin: " + origin, "Authorization: Bearer x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example\u00ad", "https://\u00e5.example", "\u00a0null"})
  void anOriginThatIsNotAsciiIsRefused(String origin) throws IOException {
    if (Engine.current().isPayara()) {
      // By the container, whatever the header.
      assertEquals(400, services().ask("listed", "Origin: " + origin).status());
    } else {
      services().expectRefusal("listed", "Origin: " + origin);
    }
  }

  @Test
  void severalOriginHeadersMatchNothing() throws IOException {
    services().expectRefusal("listed", "Origin: https://a.example", EVIL);
    services().expectRefusal("listed", EVIL, "Origin: https://a.example");
    services().expectRefusal("listed", "Origin: https://a.example", "ORIGIN: https://a.example");
    services().expectRefusal("listed", "Origin:", "Origin: https://a.example");
  }

  @Test
  void withAListTheServersOwnOriginHasToBeOnItToo() throws IOException {
    services().expectRefusal("listed", "Origin: " + services().own());
    services().expectRefusal("listed", "Host: evil.example", EVIL.replace("https", "http"));
    services()
        .expectRefusal(
            "listed", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", EVIL);
  }

  @Test
  void aRequestWithoutOriginIsLetInUnlessItIsRequired() throws IOException {
    services().expectAcceptance("listed");
    services().expectAcceptance("listed", "Cookie: a=1");
    services().expectAcceptance("any");
    for (String service : List.of("required", "ownrequired")) {
      services().expectRefusal(service);
      services().expectRefusal(service, "Authorization: Bearer x");
      services().expectRefusal(service, "Sec-WebSocket-Origin: https://a.example");
      services().expectRefusal(service, "Referer: https://a.example/");
    }
    services().expectAcceptance("required", "Origin: https://a.example");
    services().expectRefusal("required", EVIL);
    services().expectAcceptance("ownrequired", EVIL);
    services().expectRefusal("ownrequired", EVIL, "Cookie: a=1");
    services().expectAcceptance("ownrequired", "Origin: " + services().own(), "Cookie: a=1");
  }

  @Test
  void anAsteriskStandsForAllOrigins() throws IOException {
    for (String origin : List.of("https://evil.example", "http://[::1]:1", services().own())) {
      services().expectAcceptance("any", "Origin: " + origin);
      services().expectAcceptance("any", "Origin: " + origin, "Cookie: a=1");
      services().expectAcceptance("any", "Origin: " + origin, "Authorization: Basic YTpi");
    }
  }

  private static final Map<String, UnaryOperator<Handshake>> MALFORMED =
      Map.of(
          "400 no key", h -> h.without("Sec-WebSocket-Key"),
          "400 no connection", h -> h.without("Connection"),
          "400 HTTP 1.0", h -> h.requestLine("HTTP/1.1", "HTTP/1.0"),
          "400 body", h -> h.with("Content-Length: 5"),
          "400 extensions", h -> h.with("Sec-WebSocket-Extensions: ;;,,="),
          "405 POST", h -> h.requestLine("GET", "POST"),
          "426 version", h -> h.without("Sec-WebSocket-Version"));

  @Test
  void whatIsWrongWithTheHandshakeItselfIsToldFirst() throws IOException {
    URI uri = services().at("listed/feed?page=1");
    for (Map.Entry<String, UnaryOperator<Handshake>> malformed : MALFORMED.entrySet()) {
      HttpAnswer answer =
          RawPeer.handshake(uri, malformed.getValue().apply(Handshake.of(uri).with(EVIL)));
      assertEquals(
          malformed.getKey().substring(0, 3),
          String.valueOf(answer.status()),
          () -> malformed.getKey() + ": " + answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listed",
        "listed/nowhere",
        "listed/feed/below",
        "listed/feed",
        "listed/feed?page=x",
        "listed/feed?page=1",
        "listed/feed/;x=y?page=1"
      })
  void anOriginIsRefusedBeforePathAndParametersAndTheServiceIsNeverAsked(String path)
      throws IOException {
    int before = services().asked();
    URI uri = services().at(path);
    OriginApplication.expectRefusal(RawPeer.handshake(uri, services().request(path, EVIL)));
    assertEquals(before, services().asked());
    services().expectAcceptance("listed");
    assertEquals(before + 1, services().asked());
  }

  @Test
  @Tag("UPG-01")
  void whereThereIsNoServiceTheOriginDoesNotCount() throws IOException {
    URI uri = services().at("nowhere");
    assertEquals(404, RawPeer.handshake(uri, Handshake.of(uri).with(EVIL)).status());
  }

  @Test
  void aRefusalLeavesNothingBehind() throws IOException {
    long pid = pidOfServer();
    List<String> perRequest =
        List.of(
            "io.pirouette.websocket.impl.engine.FrameTap",
            "io.pirouette.websocket.impl.session.SessionCaller",
            "io.pirouette.websocket.impl.handshake.ReceivedUpgradeRequest");
    int[] before = perRequest.stream().mapToInt(name -> count(pid, name)).toArray();
    for (int i = 0; i < 200; i++) {
      services().expectRefusal("listed", EVIL, "Cookie: a=1");
    }
    for (int i = 0; i < before.length; i++) {
      int most = before[i];
      LiveObjects.awaitCount(pid, perRequest.get(i), count -> count <= most);
    }
  }

  private static int count(long pid, String className) {
    try {
      return LiveObjects.count(pid, className);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Payara is the one process that the tests have started; the others are in this one. */
  private static long pidOfServer() {
    return Engine.current().isPayara()
        ? ProcessHandle.current().children().findFirst().orElseThrow().pid()
        : ProcessHandle.current().pid();
  }
}
