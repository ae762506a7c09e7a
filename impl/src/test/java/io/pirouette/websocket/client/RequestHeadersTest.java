// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks a server with. */
@ExtendWith(LeakCheck.class)
class RequestHeadersTest {

  private static final ClientConfiguration DEFAULTS = ClientConfiguration.defaults();

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void theRequestIsThatOfRfc6455() throws Exception {
    ReceivedRequest request = requestOf(DEFAULTS);
    assertEquals("GET", request.method());
    assertEquals("/", request.target());
    assertEquals(List.of(server.authority()), request.header("Host"));
    assertEquals(List.of("13"), request.header("Sec-WebSocket-Version"));
    assertEquals("websocket", only(request, "Upgrade").toLowerCase(Locale.ROOT));
    assertEquals("upgrade", only(request, "Connection").toLowerCase(Locale.ROOT));
    assertEquals(16, Base64.getDecoder().decode(only(request, "Sec-WebSocket-Key")).length);
    assertEquals(List.of(), request.header("Content-Length"));
    assertEquals(List.of(), request.header("Transfer-Encoding"));
  }

  @Test
  void everyConnectionHasAKeyOfItsOwn() throws Exception {
    assertNotEquals(
        only(requestOf(DEFAULTS), "Sec-WebSocket-Key"),
        only(requestOf(DEFAULTS), "Sec-WebSocket-Key"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /",
    "/, /",
    "?a=b, /?a=b",
    "/chat/, /chat/",
    "/chat?, /chat?",
    "/a%2Fb%20c?d=%26&e=f%3D+g, /a%2Fb%20c?d=%26&e=f%3D+g",
    "/a/../b/./c, /a/../b/./c",
    "//a//b, //a//b",
    "/a;b=c:d@e!$&()*+, /a;b=c:d@e!$&()*+",
    "/gr\u00fc\u00dfe?q=\u20ac, /gr%C3%BC%C3%9Fe?q=%E2%82%AC"
  })
  void pathAndQueryAreSentAsTheyAre(String given, String target) throws Exception {
    URI uri = URI.create("ws://" + server.authority() + given);
    try (Opened opened = Opened.at(server, uri, DEFAULTS)) {
      assertEquals(target, opened.request().target());
    }
  }

  @Test
  void theNameOfTheHostIsSentAsGiven() throws Exception {
    URI uri = URI.create("ws://localhost:" + server.port() + "/");
    try (Opened opened = Opened.at(server, uri, DEFAULTS)) {
      assertEquals(List.of("localhost:" + server.port()), opened.request().header("Host"));
    }
  }

  @Test
  @Tag("INI-06")
  @Tag("SUB-03")
  void byDefaultNoSubProtocolIsOffered() throws Exception {
    try (Opened opened = Opened.at(server)) {
      assertEquals(List.of(), opened.request().header("Sec-WebSocket-Protocol"));
      assertEquals(Optional.empty(), opened.client().getNegotiatedSubProtocol());
    }
  }

  @Test
  @Tag("INI-22")
  @Tag("SUB-01")
  @Tag("SUB-02")
  void subProtocolsAreOfferedInTheirOrderJoinedByACommaAndOneIsChosen() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder().subProtocols(List.of("v2", "v1", "v10")).build();
    try (Opened opened = Opened.at(server, configuration, "Sec-WebSocket-Protocol: v1")) {
      assertEquals(List.of("v2,v1,v10"), opened.request().header("Sec-WebSocket-Protocol"));
      assertEquals(Optional.of("v1"), opened.client().getNegotiatedSubProtocol());
    }
  }

  @Test
  @Tag("INI-12")
  @Tag("CPR-01")
  void compressionIsOfferedByDefault() throws Exception {
    assertEquals(
        List.of("permessage-deflate"), requestOf(DEFAULTS).header("Sec-WebSocket-Extensions"));
  }

  @Test
  @Tag("CPR-02")
  void compressionThatIsNotWantedIsNotOffered() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder().webSocketCompressionEnabled(false).build();
    assertEquals(List.of(), requestOf(configuration).header("Sec-WebSocket-Extensions"));
  }

  @Test
  @Tag("INI-07")
  void eachCustomHeaderIsSent() throws Exception {
    ReceivedRequest request =
        requestOf(
            ClientConfiguration.builder()
                .customHeader("Origin", "https://www.example.org")
                .customHeader("User-Agent", "test")
                .customHeader("Authorization", "Bearer token")
                .customHeader("X-Empty", "")
                .customHeader("X-Latin", "gr\u00fc\u00dfe")
                .customHeader("X-Multi", "1")
                .customHeader("X-Multi", "2, 3")
                .build());
    assertEquals(List.of("https://www.example.org"), request.header("Origin"));
    assertEquals(List.of("test"), request.header("User-Agent"));
    assertEquals(List.of("Bearer token"), request.header("Authorization"));
    assertEquals(List.of(""), request.header("X-Empty"));
    assertEquals(List.of("gr\u00fc\u00dfe"), request.header("X-Latin"));
    assertEquals("1, 2, 3", String.join(", ", request.header("X-Multi")));
  }

  @Test
  @Tag("INI-07")
  void byDefaultNoOriginAndNoCredentialsAreSent() throws Exception {
    ReceivedRequest request = requestOf(DEFAULTS);
    assertEquals(List.of(), request.header("Origin"));
    assertEquals(List.of(), request.header("Authorization"));
    assertEquals(List.of(), request.header("Cookie"));
  }

  @Test
  @Tag("HDR-01")
  void cookiesAreSentInOneHeader() throws Exception {
    assertEquals(
        List.of("n1=v1; n2=v2"), cookieHeader(Cookie.of("n1", "v1"), Cookie.of("n2", "v2")));
  }

  @Test
  @Tag("HDR-02")
  void cookiesAreOrderedByTheLengthOfTheirPath() throws Exception {
    assertEquals(
        List.of("c=; d=4; b=2; e=5; a=1"),
        cookieHeader(
            Cookie.of("a", "1").withPath("/longer"),
            Cookie.of("b", "2").withPath("/b"),
            Cookie.of("c", ""),
            Cookie.of("d", "4"),
            Cookie.of("e", "5").withPath("/a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie", "cookie", "COOKIE"})
  @Tag("HDR-03")
  void cookiesReplaceThoseOfTheCustomHeaders(String name) throws Exception {
    ReceivedRequest request =
        requestOf(
            ClientConfiguration.builder()
                .customHeader(name, "old=1")
                .cookies(List.of(Cookie.of("new", "2")))
                .build());
    assertEquals(List.of("new=2"), request.header("Cookie"));
  }

  @Test
  @Tag("HDR-03")
  void withoutCookiesThoseOfTheCustomHeadersAreSent() throws Exception {
    ReceivedRequest request =
        requestOf(ClientConfiguration.builder().customHeader("Cookie", "old=1").build());
    assertEquals(List.of("old=1"), request.header("Cookie"));
  }

  @Test
  @Tag("HDR-04")
  void onlyNameAndValueOfACookieAreSentAndNothingElseIsLookedAt() throws Exception {
    assertEquals(
        List.of("id=4711"),
        cookieHeader(new Cookie("id", "4711", "/elsewhere", "www.example.org", true, true)));
  }

  private List<String> cookieHeader(Cookie... cookies) throws Exception {
    return requestOf(ClientConfiguration.builder().cookies(List.of(cookies)).build())
        .header("Cookie");
  }

  private ReceivedRequest requestOf(ClientConfiguration configuration) throws Exception {
    try (Opened opened = Opened.at(server, configuration)) {
      return opened.request();
    }
  }

  private static String only(ReceivedRequest request, String name) {
    assertEquals(1, request.header(name).size(), request::toString);
    return request.header(name).get(0);
  }
}
