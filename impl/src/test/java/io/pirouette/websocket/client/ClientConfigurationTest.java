// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults, values that stand for others, and values that cannot be. */
class ClientConfigurationTest {

  private static final Duration NEGATIVE = Duration.ofNanos(-1);

  @Test
  @Tag("INI-06")
  @Tag("INI-07")
  @Tag("INI-08")
  @Tag("INI-09")
  @Tag("INI-10")
  @Tag("INI-11")
  @Tag("INI-12")
  @Tag("INI-15")
  void theDefaultsAreThoseOfTheSpecification() {
    ClientConfiguration defaults = ClientConfiguration.defaults();
    assertEquals(List.of(), defaults.subProtocols());
    assertEquals(Map.of(), defaults.customHeaders());
    assertEquals(List.of(), defaults.cookies());
    assertEquals(Duration.ofSeconds(300), defaults.handShakeTimeout());
    assertEquals(Duration.ofSeconds(-1), defaults.readTimeout());
    assertEquals(Duration.ofSeconds(-1), defaults.writeTimeout());
    assertEquals(65_536, defaults.maxFrameSize());
    assertEquals(16 * 1024 * 1024, defaults.maxMessageSize());
    assertTrue(defaults.webSocketCompressionEnabled());
    assertTrue(defaults.validation());
    assertNull(defaults.retryConfig());
    assertNull(defaults.pingPongHandler());
    assertNull(defaults.proxy());
    assertEquals(defaults, ClientConfiguration.builder().build());
  }

  @Test
  @Tag("INI-10")
  void aNegativeHandshakeTimeoutIsTheDefaultAndZeroIsNoLimit() {
    assertEquals(
        Duration.ofSeconds(300), build(b -> b.handShakeTimeout(NEGATIVE)).handShakeTimeout());
    assertEquals(Duration.ZERO, build(b -> b.handShakeTimeout(Duration.ZERO)).handShakeTimeout());
    Duration third = Duration.ofMillis(333);
    assertEquals(third, build(b -> b.handShakeTimeout(third)).handShakeTimeout());
  }

  @Test
  @Tag("INI-08")
  @Tag("INI-09")
  void aReadOrWriteTimeoutOfZeroOrLessIsNone() {
    for (Duration none : List.of(NEGATIVE, Duration.ZERO, Duration.ofDays(-1))) {
      assertEquals(ClientConfiguration.NO_TIMEOUT, build(b -> b.readTimeout(none)).readTimeout());
      assertEquals(ClientConfiguration.NO_TIMEOUT, build(b -> b.writeTimeout(none)).writeTimeout());
    }
    Duration third = Duration.ofMillis(333);
    assertEquals(third, build(b -> b.readTimeout(third)).readTimeout());
    assertEquals(third, build(b -> b.writeTimeout(third)).writeTimeout());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  @Tag("INI-11")
  void aFrameSizeOfZeroOrLessIsTheDefault(int bytes) {
    assertEquals(65_536, build(b -> b.maxFrameSize(bytes)).maxFrameSize());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aMessageHasASize(long bytes) {
    refused("maxMessageSize: " + bytes + " (expected: > 0)", b -> b.maxMessageSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a,b", "a\r\nX: y", "gr\u00fcn", "a/b"})
  void aSubProtocolIsAToken(String name) {
    String shown = name.replaceAll("[\r\n\u00fc]", "?");
    refused(
        "subProtocols: '" + shown + "' (expected: a token of RFC 9110)",
        b -> b.subProtocols(List.of(name)));
  }

  @Test
  void aSubProtocolIsOfferedOnce() {
    refused(
        "subProtocols: [a, b, a] (expected: each one once)",
        b -> b.subProtocols(List.of("a", "b", "a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "connection",
        "Upgrade",
        "Content-Length",
        "Transfer-Encoding",
        "TE",
        "Trailer",
        "Keep-Alive",
        "Proxy-Connection",
        "Expect",
        "Sec-WebSocket-Key",
        "sec-websocket-version",
        "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Extensions",
        "SEC-WEBSOCKET-ACCEPT"
      })
  void aHeaderOfTheHandshakeIsNotTheUsers(String name) {
    refused(
        "header name: '" + name + "' (expected: not one that the request sets by itself)",
        b -> b.customHeader(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Y", "X:", "X\r\nY", "X\n", "\u00dc", "X\u0000"})
  void theNameOfAHeaderIsAToken(String name) {
    String shown = name.replaceAll("[^ -~]", "?");
    refused(
        "header name: '" + shown + "' (expected: a token of RFC 9110)",
        b -> b.customHeader(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Other: b", "a\n", "\r", "a\u0000b", "\u007f", "\u20ac"})
  void theValueOfAHeaderHasNoLineEndAndNoControl(String value) {
    String message = refused(b -> b.customHeader("X-Header", value)).getMessage();
    assertTrue(message.startsWith("header X-Header: "), message);
    assertTrue(message.endsWith(" (expected: no control characters)"), message);
    assertFalse(message.contains("\r") || message.contains("\n"), message);
    refused(b -> b.customHeaders(Map.of("X-Header", List.of("fine", value))));
  }

  @Test
  void whatIsNotGivenIsNotNull() {
    for (UnaryOperator<ClientConfiguration.Builder> change :
        List.<UnaryOperator<ClientConfiguration.Builder>>of(
            b -> b.subProtocols(null),
            b -> b.customHeaders(null),
            b -> b.customHeader("X", null),
            b -> b.customHeader(null, "x"),
            b -> b.cookies(null),
            b -> b.handShakeTimeout(null),
            b -> b.readTimeout(null),
            b -> b.writeTimeout(null))) {
      assertThrows(NullPointerException.class, () -> build(change));
    }
  }

  @Test
  void customHeadersKeepTheirOrderAndCannotBeChanged() {
    ClientConfiguration configuration =
        build(
            b ->
                b.customHeaders(Map.of("A", List.of("dropped")))
                    .customHeaders(Map.of("B", List.of("1")))
                    .customHeader("B", "2")
                    .customHeader("A", "3"));
    assertEquals(List.of("B", "A"), List.copyOf(configuration.customHeaders().keySet()));
    assertEquals(List.of("1", "2"), configuration.customHeaders().get("B"));
    assertThrows(
        UnsupportedOperationException.class, () -> configuration.customHeaders().remove("A"));
    assertThrows(
        UnsupportedOperationException.class, () -> configuration.customHeaders().get("A").add("4"));
  }

  @Test
  @Tag("INI-21")
  void aConfigurationIsACopy() {
    List<String> names = new ArrayList<>(List.of("a"));
    List<String> values = new ArrayList<>(List.of("1"));
    Map<String, List<String>> headers = new HashMap<>(Map.of("X", values));
    List<Cookie> cookies = new ArrayList<>(List.of(Cookie.of("id", "1")));
    ClientConfiguration configuration =
        build(b -> b.subProtocols(names).customHeaders(headers).cookies(cookies));
    names.clear();
    values.clear();
    headers.clear();
    cookies.clear();
    assertEquals(List.of("a"), configuration.subProtocols());
    assertEquals(Map.of("X", List.of("1")), configuration.customHeaders());
    assertEquals(List.of(Cookie.of("id", "1")), configuration.cookies());
  }

  @Test
  void secretsAreNotShown() {
    ClientConfiguration configuration =
        build(
            b ->
                b.customHeader("Authorization", "Bearer secret")
                    .cookies(List.of(Cookie.of("id", "secret")))
                    .retryConfig(RetryConfiguration.defaults())
                    .proxy(
                        ProxyConfiguration.builder("proxy.test", 3128)
                            .username("user")
                            .password("secret")
                            .build()));
    String shown = configuration.toString();
    assertFalse(shown.contains("secret"), shown);
    assertTrue(shown.contains("Authorization"), shown);
    assertTrue(shown.contains("proxy.test"), shown);
    assertTrue(shown.contains("maxFrameSize=65536"), shown);
  }

  private static ClientConfiguration build(UnaryOperator<ClientConfiguration.Builder> change) {
    return change.apply(ClientConfiguration.builder()).build();
  }

  private static void refused(String message, UnaryOperator<ClientConfiguration.Builder> change) {
    assertEquals(message, refused(change).getMessage());
  }

  private static IllegalArgumentException refused(
      UnaryOperator<ClientConfiguration.Builder> change) {
    return assertThrows(IllegalArgumentException.class, () -> build(change));
  }
}
