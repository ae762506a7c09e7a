// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServiceConfiguration.Builder;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service is configured in one place, and with values that can be. */
class ConfigurationDefinitionTest {

  @ServiceConfig(maxFrameSize = 100)
  static class Twice extends Upgrade {
    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.defaults());
    }
  }

  @Test
  void annotationAndConfigurationTogetherAreRefused() {
    assertFinding(
        new Twice(),
        "PIROUETTE_4",
        "ConfigurationDefinitionTest$Twice",
        "both @ServiceConfig and configuration()",
        "keep one of them");
  }

  @ServiceConfig(subProtocols = "orders v1")
  static class NoToken extends Upgrade {}

  @ServiceConfig(subProtocols = {"v2", "v1", "v2"})
  static class SubProtocolTwice extends Upgrade {}

  @ServiceConfig(maxMessageSize = 0)
  static class NoMessages extends Upgrade {}

  @Test
  void anImpossibleValueOfTheAnnotationIsNamed() {
    assertFinding(
        new NoToken(), "PIROUETTE_4", "$NoToken", "subProtocols: 'orders v1' (expected: a token");
    assertFinding(
        new SubProtocolTwice(),
        "PIROUETTE_4",
        "subProtocols: [v2, v1, v2] (expected: each one once)");
    assertFinding(
        new NoMessages(), "PIROUETTE_4", "$NoMessages", "maxMessageSize: 0 (expected: > 0)");
  }

  @ServiceConfig(connectionClosureTimeout = -2)
  static class Negative extends Upgrade {}

  @ServiceConfig(connectionClosureTimeout = -0.5)
  static class SlightlyNegative extends Upgrade {}

  @ServiceConfig(connectionClosureTimeout = Double.POSITIVE_INFINITY)
  static class Endless extends Upgrade {}

  @ServiceConfig(connectionClosureTimeout = Double.NaN)
  static class NoNumber extends Upgrade {}

  @Test
  @Tag("CMP-33")
  void aClosureTimeoutIsSecondsOrMinusOne() {
    assertFinding(
        new Negative(),
        "WEBSOCKET_121",
        "ConfigurationDefinitionTest$Negative",
        "Invalid timeout value: -2.0",
        "connectionClosureTimeout",
        "-1");
    assertFinding(new SlightlyNegative(), "WEBSOCKET_121", "Invalid timeout value: -0.5");
    assertFinding(new Endless(), "WEBSOCKET_121", "Invalid timeout value: Infinity");
    assertFinding(new NoNumber(), "WEBSOCKET_121", "Invalid timeout value: NaN");
  }

  @ServiceConfig(
      subProtocols = {"v2", "V2", "a!#$%&'*+.^_`|~-b"},
      maxFrameSize = -1,
      maxMessageSize = Long.MAX_VALUE,
      dispatcherKey = " ",
      dispatcherStreamId = "id",
      connectionClosureTimeout = -1,
      dispatch = Dispatch.OFFLOADED)
  static class Extreme extends Upgrade {}

  @ServiceConfig(
      maxFrameSize = 0,
      maxMessageSize = 1,
      connectionClosureTimeout = -0.0,
      dispatch = Dispatch.INLINE)
  static class Least extends Upgrade {}

  @ServiceConfig(connectionClosureTimeout = 0.25)
  static class Fraction extends Upgrade {}

  @ServiceConfig(connectionClosureTimeout = 31_536_000)
  static class Year extends Upgrade {}

  @Test
  @Tag("CMP-33")
  void unusualValuesThatCanBeAreAccepted() {
    Stream.of(new Extreme(), new Least(), new Fraction(), new Year())
        .forEach(Definitions::assertCorrect);
  }

  /** Configures itself when it is asked to. */
  static class Programmed extends Upgrade {
    private final UnaryOperator<Builder> values;

    Programmed(UnaryOperator<Builder> values) {
      this.values = values;
    }

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(values.apply(ServiceConfiguration.builder()).build());
    }
  }

  private static Arguments values(String message, UnaryOperator<Builder> values) {
    return Arguments.of(message, values);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        values("subProtocols: 'a,b' (expected: a token", b -> b.subProtocols(List.of("a,b"))),
        values("subProtocols: '' (expected: a token", b -> b.subProtocols(List.of(""))),
        values("subProtocols: 'a??b' (expected: a", b -> b.subProtocols(List.of("a\r\nb"))),
        values("subProtocols: [a, a] (expected: each", b -> b.subProtocols(List.of("a", "a"))),
        values("maxMessageSize: -1 (expected: > 0)", b -> b.maxMessageSize(-1)),
        values("dispatcherKey: empty (expected: a name, or null)", b -> b.dispatcherKey("")),
        values(
            "dispatcherStreamId: empty (expected: a name, or null)",
            b -> b.dispatcherKey("event").dispatcherStreamId("")),
        values(
            "dispatcherStreamId: id (expected: none without a dispatcherKey)",
            b -> b.dispatcherStreamId("id")),
        values(
            "connectionClosureTimeout: PT-2S (expected: at least 0, or NO_TIMEOUT)",
            b -> b.connectionClosureTimeout(Duration.ofSeconds(-2))),
        values(
            "connectionClosureTimeout: PT-0.001S (expected: at least 0, or NO_TIMEOUT)",
            b -> b.connectionClosureTimeout(Duration.ofMillis(-1))));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void anImpossibleValueOfAConfigurationIsNamed(String message, UnaryOperator<Builder> values) {
    assertFinding(new Programmed(values), "PIROUETTE_4", "$Programmed", message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "example.com",
        "//example.com",
        "https://",
        "https://example.com/",
        "https://example.com/path",
        "https://user@example.com",
        "https://example.com:",
        "https://example.com:port",
        "https://example.com:99999",
        "https://*.example.com",
        "https://example.com, https://example.org",
        "**"
      })
  void anOriginIsSchemeHostAndPerhapsPort(String origin) {
    assertFinding(
        new Programmed(builder -> builder.allowedOrigins(List.of("*", origin))),
        "PIROUETTE_4",
        "allowedOrigins: '" + origin + "' (expected: scheme, host and perhaps port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "::1/129",
        ":::1",
        "10.0.0.5:80",
        "1.2.3.4/a",
        "*"
      })
  void aProxyIsAnAddressOrARange(String proxy) {
    assertFinding(
        new Programmed(builder -> builder.trustedProxies(List.of("127.0.0.1", proxy))),
        "PIROUETTE_4",
        "trustedProxies: '" + proxy + "' (expected: an address such as 10.0.0.5, or a range");
  }

  @Test
  void everythingElseCanBe() {
    assertCorrect(
        new Programmed(
            builder ->
                builder
                    .subProtocols(List.of("v1", "v2"))
                    .dispatcherKey("a key")
                    .dispatcherStreamId("id")
                    .connectionClosureTimeout(ServiceConfiguration.NO_TIMEOUT)
                    .allowedOrigins(List.of("*", "https://example.com:8443", "app://[::1]"))
                    .trustedProxies(List.of("10.0.0.0/8", "0.0.0.0/0", "::1", "fe80::/10"))));
    assertCorrect(
        new Programmed(
            builder -> builder.maxFrameSize(-5).connectionClosureTimeout(Duration.ZERO)));
  }

  static class Failing extends Upgrade {
    @Override
    public Optional<ServiceConfiguration> configuration() {
      throw new UnsupportedOperationException("no settings here");
    }
  }

  static class Absent extends Upgrade {
    @Override
    public Optional<ServiceConfiguration> configuration() {
      return null;
    }
  }

  static class ImpossibleAndNoResource implements UpgradeService {
    @Override
    public Optional<ServiceConfiguration> configuration() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aConfigurationThatFailsIsAFindingLikeOthers() {
    assertFinding(new Failing(), "PIROUETTE_4", "$Failing", "no settings here");
    assertFinding(new Absent(), "PIROUETTE_4", "$Absent", "configuration");
    assertEquals(
        List.of("PIROUETTE_4", "WEBSOCKET_101"),
        codes(new ImpossibleAndNoResource()).stream().sorted().toList());
  }
}
