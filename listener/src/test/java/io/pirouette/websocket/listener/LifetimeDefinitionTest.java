// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Heartbeat;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServiceConfiguration.Builder;
import io.pirouette.websocket.SlowConsumerPolicy.Block;
import io.pirouette.websocket.SlowConsumerPolicy.Close;
import io.pirouette.websocket.SlowConsumerPolicy.DropNewest;
import io.pirouette.websocket.SlowConsumerPolicy.DropOldest;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which idle time-outs, heartbeats and limits of slow peers a service may have. */
class LifetimeDefinitionTest {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ServiceConfig(idleTimeout = Double.NaN)
  static class NoNumber extends Upgrade {}

  @ServiceConfig(idleTimeout = Double.POSITIVE_INFINITY)
  static class Endless extends Upgrade {}

  @ServiceConfig(idleTimeout = 31_536_001)
  static class MoreThanAYear extends Upgrade {}

  @Test
  @Tag("IDL-08")
  void anIdleTimeoutOfTheAnnotationIsANumberOfSeconds() {
    assertFinding(
        new NoNumber(), "PIROUETTE_4", "$NoNumber", "Invalid timeout value: NaN", "idleTimeout");
    assertFinding(new Endless(), "PIROUETTE_4", "$Endless", "Invalid timeout value: Infinity");
    assertFinding(
        new MoreThanAYear(), "PIROUETTE_4", "$MoreThanAYear", "Invalid timeout value: 3.1536001E7");
  }

  @ServiceConfig(idleTimeout = 31_536_000)
  static class Year extends Upgrade {}

  @ServiceConfig(idleTimeout = 0.001)
  static class Millisecond extends Upgrade {}

  @ServiceConfig(idleTimeout = Double.MIN_VALUE)
  static class Least extends Upgrade {}

  @ServiceConfig(idleTimeout = -0.5)
  static class Negative extends Upgrade {}

  @ServiceConfig(idleTimeout = Double.NEGATIVE_INFINITY)
  static class VeryNegative extends Upgrade {}

  @Test
  @Tag("IDL-02")
  @Tag("IDL-08")
  void fractionsAreAllowedAndNegativeValuesToo() {
    Stream.of(new Year(), new Millisecond(), new Least(), new Negative(), new VeryNegative())
        .forEach(Definitions::assertCorrect);
  }

  @Test
  @Tag("IDL-02")
  void aNegativeIdleTimeoutIsNone() {
    for (Duration none : new Duration[] {Duration.ZERO, Duration.ofNanos(-1), YEAR.negated()}) {
      assertEquals(
          Duration.ZERO, ServiceConfiguration.builder().idleTimeout(none).build().idleTimeout());
    }
  }

  @Test
  void theDefaultsAreToWaitAndToSendNoHeartbeats() {
    ServiceConfiguration defaults = ServiceConfiguration.defaults();
    assertEquals(Duration.ZERO, defaults.idleTimeout());
    assertEquals(new Block(Duration.ofSeconds(20)), defaults.slowConsumerPolicy());
    assertNull(defaults.heartbeat());
    assertTrue(defaults.webSocketCompressionEnabled());
    assertEquals(new DropOldest(1_024, 1_048_576), new DropOldest());
    assertEquals(new DropNewest(1_024, 1_048_576), new DropNewest());
    assertEquals(new Close(1_024, 1_048_576), new Close());
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

  private static UnaryOperator<Builder> block(Duration time) {
    return builder -> builder.slowConsumerPolicy(new Block(time));
  }

  private static UnaryOperator<Builder> heartbeat(Duration interval, Duration timeout) {
    return builder -> builder.heartbeat(new Heartbeat(interval, timeout));
  }

  static Stream<Arguments> impossible() {
    String time = " (expected: more than 0, and at most PT8760H)";
    Duration tooLong = YEAR.plusNanos(1);
    return Stream.of(
        values("writeTimeout: PT0S" + time, block(Duration.ZERO)),
        values("writeTimeout: PT-1S" + time, block(SECOND.negated())),
        values("writeTimeout: PT8760H0.000000001S" + time, block(tooLong)),
        values("pingInterval: PT0S" + time, heartbeat(Duration.ZERO, SECOND)),
        values("pingInterval: PT-1S" + time, heartbeat(SECOND.negated(), SECOND)),
        values("pingInterval: PT8760H0.000000001S" + time, heartbeat(tooLong, SECOND)),
        values("pongTimeout: PT0S" + time, heartbeat(SECOND, Duration.ZERO)),
        values("pongTimeout: PT-1S" + time, heartbeat(SECOND, SECOND.negated())),
        values("pongTimeout: PT8760H0.000000001S" + time, heartbeat(SECOND, tooLong)),
        values(
            "maxFrameSize: 7 (expected: at least 8 with a heartbeat, whose pongs are that long)",
            b -> heartbeat(SECOND, SECOND).apply(b).maxFrameSize(7)),
        values("maxMessages: 0 (expected: > 0)", b -> b.slowConsumerPolicy(new DropOldest(0, 1))),
        values("maxBytes: 0 (expected: > 0)", b -> b.slowConsumerPolicy(new DropOldest(1, 0))),
        values("maxMessages: -1 (expected: > 0)", b -> b.slowConsumerPolicy(new DropNewest(-1, 1))),
        values("maxBytes: -1 (expected: > 0)", b -> b.slowConsumerPolicy(new DropNewest(1, -1))),
        values("maxMessages: 0 (expected: > 0)", b -> b.slowConsumerPolicy(new Close(0, 0))),
        values("maxBytes: -5 (expected: > 0)", b -> b.slowConsumerPolicy(new Close(1, -5))));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void anImpossibleValueOfAConfigurationIsNamed(String message, UnaryOperator<Builder> values) {
    assertFinding(new Programmed(values), "PIROUETTE_4", "$Programmed", message);
  }

  @Test
  void everythingElseCanBe() {
    Duration least = Duration.ofNanos(1);
    Stream.<UnaryOperator<Builder>>of(
            block(least),
            block(YEAR),
            heartbeat(least, YEAR),
            heartbeat(YEAR, least),
            builder -> builder.heartbeat(null),
            builder -> builder.idleTimeout(Duration.ofSeconds(Long.MAX_VALUE)),
            builder -> builder.idleTimeout(Duration.ofSeconds(Long.MIN_VALUE)),
            builder -> builder.webSocketCompressionEnabled(false),
            builder -> builder.slowConsumerPolicy(new DropOldest(1, 1)),
            builder -> builder.slowConsumerPolicy(new DropNewest(1, Long.MAX_VALUE)),
            builder -> builder.slowConsumerPolicy(new Close(Integer.MAX_VALUE, 1)))
        .forEach(values -> assertCorrect(new Programmed(values)));
  }
}
