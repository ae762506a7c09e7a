// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.app.upgrade.RequestUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 3.1: the request of the upgrade, in its method and ever after. */
@ExtendWith(ArquillianExtension.class)
@Tag("UPG-24")
class UpgradeRequestIT {

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("requests.war", RequestUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  private RawPeer open(String path, String... lines) throws IOException {
    URI uri = door.at(path);
    Handshake handshake = Handshake.of(uri);
    List.of(lines).forEach(handshake::with);
    return RawPeer.open(uri, handshake);
  }

  /** Asks the service about its request; it looks at both ways to it. */
  private static void expect(RawPeer peer, String part, String answer) throws IOException {
    peer.sendText(part);
    peer.expectText(answer);
  }

  @Test
  void pathAndQueryAreAsThePeerSentThem() throws IOException {
    String sent = "request/a%20b;v=1/%C3%A4/?x=%2541&y=a+b";
    try (RawPeer peer = open(sent)) {
      expect(peer, "path", door.at(sent).getRawPath());
      expect(peer, "query", "Optional[x=%2541&y=a+b]");
    }
    try (RawPeer peer = open("request")) {
      expect(peer, "path", door.at("request").getRawPath());
      expect(peer, "query", "Optional.empty");
      expect(peer, "parameters", "{}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a=1&b=2&a=3, '{a=[1, 3], b=[2]}'",
    "a=%2541&%62=x+y%2B, '{a=[%41], b=[x y+]}'",
    "a&b=&c==, '{a=[], b=[], c=[=]}'",
    "b=1&A=2&a=3, '{b=[1], A=[2], a=[3]}'",
    "a=%C3%A4%F0%9F%98%80, {a=[ä😀]}",
    "'a=1,2', '{a=[1,2]}'",
    "&&, {}"
  })
  void parametersOfTheQueryAreDecodedOnce(String query, String parameters) throws IOException {
    try (RawPeer peer = open("request?" + query)) {
      expect(peer, "parameters", parameters);
    }
  }

  @Test
  void headersAreFoundInAnyCaseWithAllTheirLines() throws IOException {
    try (RawPeer peer = open("request", "X-Tenant: a", "x-tenant: b, c", "X-Other: d")) {
      expect(peer, "X-TENANT", "[a, b, c] Optional[a]");
      expect(peer, "x-other", "[d] Optional[d]");
      expect(peer, "X-Absent", "null Optional.empty");
      expect(peer, "upgrade", "[websocket] Optional[websocket]");
    }
  }

  @Test
  void cookiesAreThoseOfRfc6265InTheirOrder() throws IOException {
    try (RawPeer peer = open("request", "Cookie: b=2; a=1;c=x=y; b=3")) {
      expect(peer, "cookies", "[b=2, a=1, c=x=y, b=3]");
      expect(peer, "cookie", "[b=2; a=1;c=x=y; b=3] Optional[b=2; a=1;c=x=y; b=3]");
    }
    try (RawPeer peer = open("request")) {
      expect(peer, "cookies", "[]");
    }
  }

  @Test
  void whatIsNoCookieIsLeftOut() throws IOException {
    String odd = "Cookie: a=1; two words=2; c=x,y; =5; d; e=\"f g\"; ; $h=; i=\"j\"";
    try (RawPeer peer = open("request", odd, "Cookie: k=l")) {
      expect(peer, "cookies", "[a=1, $h=, i=\"j\", k=l]");
    }
  }

  @Test
  void theRemoteAddressIsThatOfThePeersSocket() throws IOException {
    URI uri = door.at("request?refuse");
    String[] liars = {"X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.2"};
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(WholeAnswer.request(uri, liars).getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertTrue(answer.endsWith("\r\n\r\n/127.0.0.1:" + socket.getLocalPort()), answer);
    }
  }

  @Test
  void withoutTlsAndLoginThereIsNothingOfThem() throws IOException {
    try (RawPeer peer = open("request", "X-Forwarded-Proto: https")) {
      expect(peer, "secure", "false");
      expect(peer, "certificates", "[]");
      expect(peer, "principal", "Optional.empty");
    }
  }

  @Test
  @Tag("war")
  void thePrincipalIsTheContainers() throws IOException {
    try (RawPeer peer = open("request", "X-Login: ada")) {
      expect(peer, "principal", "Optional[ada]");
      expect(peer, "elsewhere principal", "Optional[ada]");
    }
  }

  @Test
  void aRequestIsTheSameForAsLongAsItsConnectionOnAnyThread() throws IOException {
    try (RawPeer first = open("request/1?a=1", "X-Number: 1", "Cookie: number=1")) {
      for (int i = 2; i < 20; i++) {
        String number = String.valueOf(i);
        try (RawPeer other =
            open(
                "request/" + number + "?a=" + number,
                "X-Number: " + number,
                "Cookie: number=" + number)) {
          expectNumber(other, number);
        }
      }
      expectNumber(first, "1");
    }
  }

  private void expectNumber(RawPeer peer, String number) throws IOException {
    for (String where : List.of("", "elsewhere ")) {
      expect(peer, where + "path", door.at("request/" + number).getRawPath());
      expect(peer, where + "query", "Optional[a=" + number + "]");
      expect(peer, where + "parameters", "{a=[" + number + "]}");
      expect(peer, where + "X-Number", "[" + number + "] Optional[" + number + "]");
      expect(peer, where + "cookies", "[number=" + number + "]");
      expect(peer, where + "certificates", "[]");
      expect(peer, where + "principal", "Optional.empty");
    }
  }

  @Test
  void aRequestCannotBeChanged() throws IOException {
    try (RawPeer peer = open("request?a=1", "Cookie: b=2")) {
      expect(peer, "changes", "0 of 6");
      expect(peer, "parameters", "{a=[1]}");
      expect(peer, "cookies", "[b=2]");
    }
  }

  @Test
  @Tag("UPG-30")
  void aServiceMaySetSeveralCookiesAndGetsThemBack() {
    String address = door.at("request").toString();
    ClientConfiguration asking =
        ClientConfiguration.builder().customHeader("X-Cookies", "please").build();
    List<Cookie> cookies;
    try (Client client = Client.connect(address, asking)) {
      cookies = client.getHttpResponse().cookies();
    }
    assertEquals(
        List.of(
            new Cookie("session", "s1", null, null, false, true),
            Cookie.of("theme", "dark"),
            new Cookie("lang", "de", null, null, true, false)),
        cookies);
    ClientConfiguration returning = ClientConfiguration.builder().cookies(cookies).build();
    try (Client client = Client.connect(address, returning)) {
      client.writeTextMessage("cookies");
      assertEquals("[session=s1, theme=dark, lang=de]", client.readTextMessage());
    }
  }

  @Test
  @Tag("UPG-30")
  @Tag("war")
  void cookiesOfAFilterAndOfTheServiceAreAllSet() throws IOException {
    HttpAnswer answer = door.ask("request", "X-Login: ada", "X-Cookies: please");
    assertEquals(101, answer.status());
    assertEquals(
        List.of("login=ada", "session=s1; Max-Age=60; HttpOnly", "theme=dark", "lang=de; Secure"),
        answer.header("Set-Cookie"));
  }
}
