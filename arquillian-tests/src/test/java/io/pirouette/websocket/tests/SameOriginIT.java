// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.container.Engine;
import java.io.IOException;
import java.net.URL;
import java.util.List;
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

/**
 * Without a list of origins: what a browser adds by itself is good for the server's own pages only.
 */
@ExtendWith(ArquillianExtension.class)
@Tag("T1")
class SameOriginIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return OriginApplication.archive();
  }

  private OriginApplication services() {
    return new OriginApplication(base);
  }

  /** Neither is what a page could have a browser send behind its user's back. */
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Nothing: at all", "Authorization: Bearer x", "Authorization: bEARER x"})
  void withoutAmbientCredentialsAnyOriginMayConnect(String line) throws IOException {
    for (String origin : List.of("https://evil.example", "null", services().own())) {
      services().expectAcceptance("own", line, "Origin: " + origin);
    }
    services().expectAcceptance("own", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: session=1",
        "cookie: session=1",
        "Cookie: $Version=1; session=1",
        "Cookie: no cookie of the RFC",
        "Cookie: \"session",
        "Authorization: Basic YTpi",
        "Authorization: basic YTpi",
        "Authorization: Digest username=\"a\"",
        "Authorization: Negotiate YTpi",
        "Authorization: BearerOrSo x",
        "Authorization: Bearer-or-so x",
        "Authorization: Basic YTpi, Bearer x",
        "Authorization: YTpi"
      })
  void withAmbientCredentialsOnlyTheServersOwnOriginMayConnect(String line) throws IOException {
    services().expectAcceptance("own", line);
    services().expectAcceptance("own", line, "Origin: " + services().own());
    services().expectRefusal("own", line, "Origin: https://evil.example");
    services().expectRefusal("own", line, "Origin: null");
    services().expectRefusal("own", line, "Origin: " + services().own().replace("http", "https"));
    services().expectRefusal("own", line, "Origin: " + services().own() + ".evil.example");
    services().expectRefusal("own", line, "Origin: " + services().own().replaceAll(":\\d+", ""));
  }

  /** In UTF-8, the first letter of this name ends with the byte 85, an end of line in Latin-1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Digest username=\"\u00c3\u0085sa\"",
        "Authorization: Basic \u0085",
        "Cookie: session=\u00c3\u0085sa"
      })
  void credentialsThatAreNotAsciiAreCredentials(String line) throws IOException {
    if (Engine.current().isPayara()) {
      // By the container, whatever the header.
      assertEquals(400, services().ask("own", line).status());
    } else {
      services().expectAcceptance("own", line, "Origin: " + services().own());
      services().expectRefusal("own", line, "Origin: https://evil.example");
    }
  }

  @Test
  void whereABearerTokenStandsBesideOtherCredentialsTheOthersCount() throws IOException {
    String evil = "Origin: https://evil.example";
    services().expectRefusal("own", "Authorization: Bearer x", "Cookie: a=1", evil);
    services().expectRefusal("own", "Cookie: a=1", "Authorization: Bearer x", evil);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "certificate"})
  @Tag("war")
  void aLoginOfTheContainerAndACertificateAreAmbientToo(String disguise) throws IOException {
    String line = "X-Disguise: " + disguise;
    services().expectAcceptance("own", line);
    services().expectAcceptance("own", line, "Origin: " + services().own());
    services().expectRefusal("own", line, "Origin: https://evil.example");
    services()
        .expectRefusal("own", line, "Authorization: Bearer x", "Origin: https://evil.example");
  }

  @ParameterizedTest
  @CsvSource({
    "orders.example, http://orders.example",
    "orders.example, http://orders.example:80",
    "orders.example, http://ORDERS.example",
    "ORDERS.example, http://orders.example",
    "orders.example:80, http://orders.example",
    "orders.example:80, http://orders.example:80",
    "orders.example:8080, http://orders.example:8080",
    "orders.example:443, http://orders.example:443",
    "192.0.2.1:9000, http://192.0.2.1:9000",
    "[2001:db8::1]:9000, http://[2001:db8::1]:9000",
    "[2001:db8::1], http://[2001:DB8::1]:80"
  })
  void theServersOwnOriginIsThatOfHost(String host, String origin) throws IOException {
    services().expectAcceptance("own", "Host: " + host, "Cookie: a=1", "Origin: " + origin);
  }

  @ParameterizedTest
  @CsvSource({
    "orders.example, https://orders.example",
    "orders.example, http://orders.example:443",
    "orders.example, http://orders.example:8080",
    "orders.example:8080, http://orders.example",
    "orders.example:8080, http://orders.example:80",
    "orders.example:8080, http://orders.example:808",
    "orders.example:443, https://orders.example",
    "orders.example, http://evil.orders.example",
    "orders.example, http://example",
    "orders.example, http://orders.example.evil",
    "orders.example, http://orders.example@evil.example",
    "orders.example, http://evil.example@orders.example",
    "orders.example, http://orders.example/",
    "orders.example, 'http://orders.example, http://evil.example'",
    "orders.example, orders.example",
    "orders.example, ws://orders.example",
    "orders.example, null",
    "[2001:db8::1]:9000, http://[2001:db8::2]:9000"
  })
  void anOriginThatIsNotQuiteThatOfHostIsRefused(String host, String origin) throws IOException {
    services().expectRefusal("own", "Host: " + host, "Cookie: a=1", "Origin: " + origin);
  }

  @Test
  void severalOriginHeadersAreNotTheServersOwn() throws IOException {
    String own = "Origin: " + services().own();
    services().expectRefusal("own", "Cookie: a=1", own, own);
    services().expectRefusal("own", "Cookie: a=1", own, "Origin: https://evil.example");
    services().expectRefusal("own", "Cookie: a=1", "Origin: https://evil.example", own);
  }

  @Test
  @Tag("war")
  void overTlsTheServersOwnSchemeIsHttps() throws IOException {
    String[] tls = {"X-Disguise: tls", "Host: orders.example", "Cookie: a=1"};
    for (String origin : List.of("https://orders.example", "https://orders.example:443")) {
      services().expectAcceptance("own", tls[0], tls[1], tls[2], "Origin: " + origin);
    }
    for (String origin : List.of("http://orders.example", "https://orders.example:80")) {
      services().expectRefusal("own", tls[0], tls[1], tls[2], "Origin: " + origin);
    }
  }
}
