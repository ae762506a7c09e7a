// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.HttpAnswer;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Behind a proxy, the server's own origin is what the proxy says, if its word is taken. */
@ExtendWith(ArquillianExtension.class)
@Tag("T1")
class ForwardedOriginIT {

  private static final String COOKIE = "Cookie: a=1";
  private static final String OWN = "Origin: https://orders.example";
  private static final String EVIL = "Origin: https://evil.example";

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return OriginApplication.archive();
  }

  private OriginApplication services() {
    return new OriginApplication(base);
  }

  /** All say that the server is known as https://orders.example. */
  static Stream<List<String>> words() {
    return Stream.of(
        List.of("Forwarded: host=orders.example;proto=https"),
        List.of("Forwarded: for=192.0.2.60;proto=https;by=203.0.113.43;host=orders.example"),
        List.of("forwarded: Host=Orders.Example;Proto=HTTPS"),
        List.of("Forwarded: host=\"orders.example\";proto=\"https\""),
        List.of("Forwarded: for=\"a, b\";host=orders.example;proto=https;by=\"c\\\";host=d, e\""),
        List.of("Forwarded: ,; host=orders.example ;; proto=https ;"),
        List.of("Forwarded: x-host=evil.example;host=orders.example;proto=https"),
        List.of("Forwarded: host=\"orders.example:443\";proto=https"),
        List.of("Forwarded: for=\"[2001:db8::1]:4711\";proto=https;host=orders.example"),
        List.of("Forwarded: host=evil.example;proto=https, host=orders.example;proto=https"),
        List.of("Forwarded: host=evil.example,for=192.0.2.60;host=orders.example;proto=https"),
        List.of(
            "Forwarded: host=evil.example;proto=https",
            "Forwarded: host=orders.example;proto=https"),
        List.of("X-Forwarded-Host: orders.example", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: orders.example", "X-Forwarded-Proto: wss"),
        List.of(
            "Forwarded: for=192.0.2.1",
            "X-Forwarded-Host: orders.example",
            "X-Forwarded-Proto: https"),
        List.of("x-forwarded-proto: HTTPS", "x-forwarded-host: ORDERS.example"),
        List.of("X-Forwarded-Host: orders.example:443", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: evil.example, orders.example", "X-Forwarded-Proto: http, https"),
        List.of("X-Forwarded-Host: evil.example,orders.example", "X-Forwarded-Proto: https"),
        List.of(
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: orders.example"),
        List.of("Host: orders.example", "X-Forwarded-Proto: https"),
        List.of("Host: orders.example", "Forwarded: for=192.0.2.60;proto=https"));
  }

  @ParameterizedTest
  @MethodSource("words")
  void theLastWordOfATrustedProxyIsTaken(List<String> words) throws IOException {
    services().expectAcceptance("proxied", with(words, COOKIE, OWN));
    services().expectAcceptance("proxied", with(words, COOKIE, OWN + ":443"));
    for (String other :
        List.of(
            EVIL,
            "Origin: http://orders.example",
            "Origin: https://orders.example:8443",
            "Origin: https://orders.example.evil.example",
            "Origin: " + services().own(),
            "Origin: null")) {
      services().expectRefusal("proxied", with(words, COOKIE, other));
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void theWordOfAnybodyElseIsNot(List<String> words) throws IOException {
    if (words.stream().anyMatch(word -> word.startsWith("Host:"))) {
      services().expectRefusal("elsewhere", with(words, COOKIE, OWN));
      services()
          .expectAcceptance("elsewhere", with(words, COOKIE, "Origin: http://orders.example"));
      return;
    }
    for (String service : List.of("elsewhere", "own")) {
      services().expectRefusal(service, with(words, COOKIE, OWN));
      services().expectRefusal(service, with(words, COOKIE, EVIL));
      services().expectAcceptance(service, with(words, COOKIE, "Origin: " + services().own()));
    }
  }

  @Test
  void aProxyMayNameAPort() throws IOException {
    for (List<String> words :
        List.of(
            List.of("Forwarded: proto=https;host=\"orders.example:8443\""),
            List.of("X-Forwarded-Host: orders.example:8443", "X-Forwarded-Proto: https"),
            List.of("Host: orders.example:8443", "X-Forwarded-Proto: https"))) {
      services().expectAcceptance("proxied", with(words, COOKIE, OWN + ":8443"));
      services().expectRefusal("proxied", with(words, COOKIE, OWN));
      services().expectRefusal("proxied", with(words, COOKIE, OWN + ":443"));
    }
  }

  @Test
  void aProxyThatSaysNothingAboutTheSchemeHasForwardedWhatItGot() throws IOException {
    for (String word :
        List.of("Forwarded: host=orders.example", "X-Forwarded-Host: orders.example")) {
      services().expectAcceptance("proxied", word, COOKIE, "Origin: http://orders.example");
      services().expectRefusal("proxied", word, COOKIE, OWN);
    }
  }

  @Test
  void aTrustedProxyThatSaysNothingLeavesItAtHost() throws IOException {
    services().expectAcceptance("proxied", COOKIE, "Origin: " + services().own());
    services().expectRefusal("proxied", COOKIE, EVIL);
    services().expectAcceptance("proxied", EVIL);
  }

  /** None of these says that the server is known as https://evil.example. */
  static Stream<List<String>> garbage() {
    return Stream.of(
        List.of("Forwarded: ;;=,=,"),
        List.of("Forwarded:"),
        List.of("Forwarded: host="),
        List.of("Forwarded: host=\"evil.example;proto=https"),
        List.of("Forwarded: host=\"https://evil.example\""),
        List.of("Forwarded: host=\"evil.example/\";proto=https"),
        List.of("Forwarded: host=\"evil.example@orders.example\";proto=https"),
        List.of("Forwarded: host=\"orders.example@evil.example\";proto=https"),
        List.of("Forwarded: host=\"evil.example,orders.example\";proto=https"),
        List.of("Forwarded: host=\"orders.example, host=evil.example\";proto=https"),
        List.of(
            "Forwarded: host=orders.example;proto=https;for=\"x, host=evil.example;proto=https\""),
        List.of("Forwarded: for=\"x\\\", host=evil.example;proto=https\""),
        List.of("Forwarded: for=\"x\\\";host=evil.example;proto=https\""),
        List.of("Forwarded: x-host=evil.example;proto=https"),
        List.of("Forwarded: by=host=evil.example;proto=https"),
        List.of("Forwarded: by x;host=evil.example;proto=https"),
        List.of("Forwarded: host=orders.example;proto=https;by=\"x;host=evil.example\""),
        List.of("Forwarded: xhost=evil.example;proto=https"),
        List.of("Forwarded: host=orders.example;proto=https", "X-Forwarded-Host: evil.example"),
        List.of("Forwarded: proto=\"https://evil.example\""),
        List.of("X-Forwarded-Host: https://evil.example"),
        List.of("X-Forwarded-Host: evil.example/", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: evil.example@orders.example", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: orders.example@evil.example", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: evil.example orders.example", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: ,", "X-Forwarded-Proto: ,"),
        List.of("X-Forwarded-Host:", "X-Forwarded-Proto:"),
        List.of("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: javascript"),
        List.of("X-Forwarded-Host: evil.example:99999", "X-Forwarded-Proto: https"),
        List.of("X-Forwarded-Host: *", "X-Forwarded-Proto: *"),
        List.of("X-Forwarded-Host: null", "X-Forwarded-Proto: null"),
        List.of("X-Forwarded-Proto: https://evil.example"),
        List.of("X-Forwarded-Server: evil.example", "X-Forwarded-Proto: https"),
        List.of("X-Original-Host: evil.example", "X-Forwarded-Proto: https"));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageOfATrustedProxyLetsNobodyElseIn(List<String> words) throws IOException {
    services().expectRefusal("proxied", with(words, COOKIE, EVIL));
    services().expectRefusal("proxied", with(words, COOKIE, "Origin: null"));
    services().expectRefusal("elsewhere", with(words, COOKIE, EVIL));
    HttpAnswer own = services().ask("proxied", with(words, COOKIE, "Origin: " + services().own()));
    assertTrue(List.of(101, 403).contains(own.status()), own::toString);
    services().expectAcceptance("proxied", with(words, "Origin: https://evil.example"));
    services().expectAcceptance("proxied", with(words, COOKIE));
  }

  private static String[] with(List<String> words, String... lines) {
    return Stream.concat(words.stream(), Stream.of(lines)).toArray(String[]::new);
  }
}
