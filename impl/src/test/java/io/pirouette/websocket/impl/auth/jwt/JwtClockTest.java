// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 5.2: the first and the last second of a token. */
class JwtClockTest {

  private static final String SECRET = "a secret of more than 32 bytes for HS256";
  private static final long NOW = 1_000_000;

  private static boolean isGood(String claims, long skewSeconds) throws JOSEException {
    JwtValidatorConfig config =
        JwtValidatorConfig.builder(new SharedSecret(SECRET))
            .clockSkew(Duration.ofSeconds(skewSeconds))
            .build();
    Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
    token.sign(new MACSigner(SECRET));
    try (JwtValidator validator = new JwtValidator(config, clock, System::nanoTime)) {
      validator.validate(token.serialize());
      return true;
    } catch (RejectedException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -1, 0, false",
    "exp, 0, 0, false",
    "exp, 1, 0, true",
    "exp, -11, 10, false",
    "exp, -10, 10, false",
    "exp, -9, 10, true",
    "nbf, 0, 0, true",
    "nbf, 1, 0, false",
    "nbf, 10, 10, true",
    "nbf, 11, 10, false",
    "iat, 0, 0, true",
    "iat, 1, 0, false",
    "iat, 10, 10, true",
    "iat, 11, 10, false"
  })
  @Tag("T12")
  @Tag("LAU-11")
  void aTokenIsGoodFromItsFirstSecondUntilItsEnd(
      String claim, long after, long skew, boolean expected) throws JOSEException {
    String end = claim.equals("exp") ? "" : "\"exp\":" + (NOW + 1_000) + ",";
    String claims = "{" + end + "\"" + claim + "\":" + (NOW + after) + "}";
    assertEquals(expected, isGood(claims, skew));
  }

  @ParameterizedTest
  @CsvSource({
    "31556889864403198, true",
    "31556889864403199, false",
    "99999999999999999999999999999999999, false",
    "1e9999, false",
    "1000000.999, false",
    "1000001.000, true",
    "1.000001e6, true",
    "1e-9999, false",
    "-0, false"
  })
  @Tag("T12")
  void anyNumberIsComparedAsItIs(String end, boolean expected) throws JOSEException {
    assertEquals(expected, isGood("{\"exp\":" + end + "}", 0));
  }
}
