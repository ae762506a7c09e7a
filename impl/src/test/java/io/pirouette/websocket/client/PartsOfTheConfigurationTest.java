// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry, proxy and cookies, as values. */
class PartsOfTheConfigurationTest {

  @Test
  @Tag("RTR-01")
  void theDefaultsOfARetryAreThoseOfTheSpecification() {
    assertEquals(
        new RetryConfiguration(0, Duration.ofSeconds(1), 1.0, Duration.ofSeconds(30)),
        RetryConfiguration.defaults());
  }

  @Test
  @Tag("RTR-01")
  void negativeValuesOfARetryStandForDefaults() {
    Duration negative = Duration.ofNanos(-1);
    assertEquals(
        RetryConfiguration.defaults(),
        RetryConfiguration.builder()
            .maxCount(-1)
            .interval(negative)
            .maxWaitInterval(negative)
            .build());
  }

  @Test
  void aRetryMayBeAtOnce() {
    RetryConfiguration atOnce =
        RetryConfiguration.builder()
            .maxCount(3)
            .interval(Duration.ZERO)
            .backOffFactor(0.5)
            .maxWaitInterval(Duration.ZERO)
            .build();
    assertEquals(new RetryConfiguration(3, Duration.ZERO, 0.5, Duration.ZERO), atOnce);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0.0, -0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aBackOffFactorIsFiniteAndMoreThanZero(double factor) {
    assertEquals(
        "backOffFactor: " + factor + " (expected: > 0 and finite)",
        assertThrows(
                IllegalArgumentException.class,
                () -> RetryConfiguration.builder().backOffFactor(factor).build())
            .getMessage());
  }

  @Test
  void aProxyNeedsNoMoreThanHostAndPort() {
    ProxyConfiguration proxy = ProxyConfiguration.of("proxy.test", 3128);
    assertEquals("proxy.test", proxy.host());
    assertEquals(3128, proxy.port());
    assertNull(proxy.username());
    assertNull(proxy.password());
    assertEquals(List.of(), proxy.nonProxyHosts());
    assertEquals(proxy, ProxyConfiguration.builder("proxy.test", 3128).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE})
  void theProxysPortIsPossible(int port) {
    assertEquals(
        "port: " + port + " (expected: 1 to 65535)",
        assertThrows(
                IllegalArgumentException.class, () -> ProxyConfiguration.of("proxy.test", port))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void theProxyHasAName(String host) {
    assertEquals(
        "host: '" + host + "' (expected: a name or an address)",
        assertThrows(IllegalArgumentException.class, () -> ProxyConfiguration.of(host, 3128))
            .getMessage());
  }

  static Stream<Arguments> impossibleCredentials() {
    return Stream.of(
        arguments("us:er", "secret"),
        arguments("us\ner", "secret"),
        arguments("user", "sec\nret"),
        arguments(null, "secret"));
  }

  @ParameterizedTest
  @MethodSource("impossibleCredentials")
  void credentialsThatCannotBeSentAreRefusedAndNotShown(String username, String password) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder("proxy.test", 3128).username(username).password(password);
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertFalse(message.contains("secret") || message.contains("ret"), message);
  }

  @Test
  void thePasswordIsNotShown() {
    String shown =
        ProxyConfiguration.builder("proxy.test", 3128)
            .username("user")
            .password("secret")
            .build()
            .toString();
    assertFalse(shown.contains("secret"), shown);
    assertTrue(shown.contains("proxy.test") && shown.contains("user"), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LocalHost, true",
    "127.0.0.1, true",
    "127.0.0.2, false",
    "::1, true",
    "[::1], true",
    "a.example.org, true",
    "A.B.Example.ORG, true",
    "example.org, false",
    "badexample.org, false",
    "example.org.test, false",
    "www.localhost, false"
  })
  void hostsOfTheListAreNamesAndEndsOfNames(String host, boolean bypassed) {
    ProxyConfiguration proxy =
        ProxyConfiguration.builder("proxy.test", 3128)
            .nonProxyHosts(List.of("localhost", "127.0.0.1", "::1", "*.example.org"))
            .build();
    assertEquals(bypassed, proxy.bypasses(host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*.", "a.*", "a b", "*.*.org", "*example.org"})
  void aHostOfTheListHasNoOtherWildcard(String pattern) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder("proxy.test", 3128).nonProxyHosts(List.of(pattern));
    assertEquals(
        "nonProxyHosts: '" + pattern + "' (expected: a name, or *. and a name)",
        assertThrows(IllegalArgumentException.class, builder::build).getMessage());
  }

  @Test
  void aCookieIsANameAndAValueUnlessMoreIsSaid() {
    Cookie cookie = Cookie.of("id", "4711");
    assertEquals(new Cookie("id", "4711", null, null, false, false), cookie);
    assertEquals(new Cookie("id", "4711", "/a", null, false, false), cookie.withPath("/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "a;b", "a\r\nb", "\u00fc"})
  void theNameOfACookieIsAToken(String name) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Cookie.of(name, "x")).getMessage();
    assertTrue(message.endsWith(" (expected: a token of RFC 6265)"), message);
    assertFalse(message.contains("\n"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a;b", "a,b", "a\"b", "a\\b", "a\r\nb", "\u00fc", "\"", "\"a"})
  void theValueOfACookieIsOfItsOctetsAndNotShown(String value) {
    assertEquals(
        "value of id: not shown (expected: cookie-octets of RFC 6265)",
        assertThrows(IllegalArgumentException.class, () -> Cookie.of("id", value)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a=b==", "\"quoted\"", "\"\"", "!#$%&'()*+-./:<>?@[]^_`{|}~"})
  void theValueOfACookieIsKeptAsItIs(String value) {
    assertEquals(value, Cookie.of("id", value).value());
  }

  @Test
  void theValueOfACookieIsNotShown() {
    String shown = Cookie.of("id", "secret").withPath("/a").toString();
    assertFalse(shown.contains("secret"), shown);
    assertTrue(shown.contains("id") && shown.contains("/a"), shown);
  }
}
