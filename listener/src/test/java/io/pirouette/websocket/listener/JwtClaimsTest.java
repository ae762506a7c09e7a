// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.bearer;
import static io.pirouette.websocket.listener.Tokens.claims;
import static io.pirouette.websocket.listener.Tokens.token;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jwt.JWTClaimsSet;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: what a JSON Web Token has to say. */
class JwtClaimsTest {

  private static final Duration LIFE = Duration.ofMinutes(10);

  @Test
  @Tag("LAU-11")
  @Tag("LAU-12")
  void aTokenOfTheIssuerLetsItsSubjectInWithItsScopes() throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().scopes("write").build())) {
      secured.assertIs("alice [update, write]", bearer(token("alice", LIFE)));
      secured.assertIs(
          "alice [read, write]",
          bearer(Tokens.signed(claims("alice", LIFE).claim("scope", List.of("write", "read")))));
      for (Object scope : List.of("writer", "read", List.of("write", 5), 5, Map.of("write", 1))) {
        secured.assertRefused(
            403, bearer(Tokens.signed(claims("alice", LIFE).claim("scope", scope))));
      }
    }
    try (Secured secured = Secured.by(Tokens.validator().scopeKey("scp").scopes("a").build())) {
      secured.assertIs(
          "alice [a, b]", bearer(Tokens.signed(claims("alice", LIFE).claim("scp", " a  b "))));
      secured.assertRefused(403, bearer(token("alice", LIFE)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":\"9999999999\"",
        "\"exp\":1e400",
        "\"exp\":-5",
        "\"exp\":9223372036854775808",
        "\"exp\":true",
        "\"exp\":[9999999999]",
        "\"exp\":null",
        "\"exp\":0",
        "\"exp\":9999999999,\"exp\":9999999999",
        "\"exp\":9999999999,\"nbf\":9999999998",
        "\"exp\":9999999999,\"iat\":9999999998",
        "\"exp\":9999999999,\"nbf\":\"0\""
      })
  @Tag("T12")
  void aTimeThatIsOddOrWrongIsRefused(String times) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      Tokens.assertInvalid(
          secured, Tokens.mac("{\"alg\":\"HS256\"}", "{\"iss\":\"the issuer\"," + times + "}"));
      secured.assertIs(
          "nobody []",
          bearer(
              Tokens.mac("{\"alg\":\"HS256\"}", "{\"iss\":\"the issuer\",\"exp\":9999999999.5}")));
    }
  }

  @Test
  @Tag("T12")
  void clocksMayDifferByAsMuchAsIsSaid() throws Exception {
    UnaryOperator<JWTClaimsSet.Builder> late =
        token -> token.expirationTime(Date.from(Instant.now().minusSeconds(20)));
    UnaryOperator<JWTClaimsSet.Builder> early =
        token -> token.notBeforeTime(Date.from(Instant.now().plusSeconds(20)));
    try (Secured exact = Secured.by(Tokens.validator().build());
        Secured lenient = Secured.by(Tokens.validator().clockSkew(Duration.ofMinutes(1)).build())) {
      for (UnaryOperator<JWTClaimsSet.Builder> change : List.of(late, early)) {
        String token = Tokens.signed(change.apply(claims("alice", LIFE)));
        Tokens.assertInvalid(exact, token);
        lenient.assertIs("alice [update, write]", bearer(token));
      }
      Tokens.assertInvalid(
          lenient,
          Tokens.signed(
              claims("alice", LIFE).expirationTime(Date.from(Instant.now().minusSeconds(61)))));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Tokens.validator().clockSkew(Duration.ofSeconds(61)).build());
  }

  @Test
  @Tag("T12")
  @Tag("LAU-11")
  void aTokenWithoutAnEndIsRefusedUnlessItIsAllowed() throws Exception {
    String token = Tokens.signed(claims("alice", LIFE).expirationTime(null));
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      Tokens.assertInvalid(secured, token);
    }
    try (Secured secured = Secured.by(Tokens.validator().expiryRequired(false).build())) {
      secured.assertIs("alice [update, write]", bearer(token));
    }
  }

  @Test
  @Tag("T12")
  @Tag("LAU-11")
  void claimsAreWhatTheyAreAskedToBe() throws Exception {
    JwtValidatorConfig config =
        Tokens.validator()
            .username("alice")
            .audience(List.of("a", "b"))
            .jwtId("1")
            .customClaims(Map.of("tenant", "x", "level", 5, "vip", true, "roles", List.of("r")))
            .build();
    String good =
        "{"
            + Tokens.goodClaims()
            + ",\"aud\":[\"z\",\"b\"],\"jti\":\"1\",\"tenant\":\"x\",\"level\":5.0,\"vip\":true,"
            + "\"roles\":[\"r\"]}";
    try (Secured secured = Secured.by(config)) {
      secured.assertIs("alice []", bearer(Tokens.mac("{\"alg\":\"HS256\"}", good)));
      for (String[] change :
          List.of(
              new String[] {"the issuer", "the issuer "},
              new String[] {"\"the issuer\"", "[\"the issuer\"]"},
              new String[] {"\"alice\"", "\"Alice\""},
              new String[] {"\"alice\"", "\"\""},
              new String[] {"[\"z\",\"b\"]", "\"bb\""},
              new String[] {"[\"z\",\"b\"]", "[]"},
              new String[] {"[\"z\",\"b\"]", "[5,\"b\"]"},
              new String[] {"\"jti\"", "\"jtj\""},
              new String[] {"\"x\"", "\"X\""},
              new String[] {"5.0", "\"5\""},
              new String[] {"true", "\"true\""},
              new String[] {"[\"r\"]", "[\"r\",\"s\"]"},
              new String[] {"\"vip\":true", "\"vip\":true,\"vip\":true"})) {
        String bad = good.replace(change[0], change[1]);
        assertFalse(bad.equals(good));
        Tokens.assertInvalid(secured, Tokens.mac("{\"alg\":\"HS256\"}", bad));
      }
    }
  }
}
