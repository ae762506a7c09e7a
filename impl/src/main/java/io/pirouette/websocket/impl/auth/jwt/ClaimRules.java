// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.impl.auth.Claims;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a token has to say (RFC 7519 section 4.1). */
final class ClaimRules {

  private final JwtValidatorConfig config;
  private final Clock clock;

  ClaimRules(JwtValidatorConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Throws unless a token that is signed is good, too. */
  void check(Claims claims) {
    checkTimes(claims);
    checkText(claims, "iss", config.issuer());
    checkText(claims, "sub", config.username());
    checkText(claims, "jti", config.jwtId());
    if (!config.audience().isEmpty()
        && claims.texts("aud").stream().noneMatch(config.audience()::contains)) {
      throw new RejectedException("the token is for another audience");
    }
    for (Map.Entry<String, Object> custom : config.customClaims().entrySet()) {
      if (!isSame(custom.getValue(), claims.any(custom.getKey()).orElse(null))) {
        throw new RejectedException("the token has another " + custom.getKey());
      }
    }
  }

  private void checkTimes(Claims claims) {
    Instant now = clock.instant();
    Optional<Instant> expiry = claims.date("exp");
    if (expiry.isEmpty() && config.expiryRequired()) {
      throw new RejectedException("the token never expires");
    }
    Instant latest = now.minus(config.clockSkew());
    if (expiry.isPresent() && !latest.isBefore(expiry.get())) {
      throw new RejectedException("the token has expired");
    }
    Instant earliest = now.plus(config.clockSkew());
    if (claims.date("nbf").filter(earliest::isBefore).isPresent()
        || claims.date("iat").filter(earliest::isBefore).isPresent()) {
      throw new RejectedException("the token is not valid yet");
    }
  }

  private static void checkText(Claims claims, String name, @Nullable String expected) {
    if (expected != null && !claims.text(name).equals(Optional.of(expected))) {
      throw new RejectedException("the token has another " + name);
    }
  }

  private static boolean isSame(Object expected, @Nullable Object found) {
    if (expected instanceof Number number) {
      return found instanceof BigDecimal decimal
          && decimal.compareTo(new BigDecimal(number.toString())) == 0;
    }
    if (expected instanceof Collection<?> elements) {
      return found instanceof Collection<?> others && isSame(elements, others);
    }
    return expected.equals(found);
  }

  private static boolean isSame(Collection<?> expected, Collection<?> found) {
    if (expected.size() != found.size()) {
      return false;
    }
    Iterator<?> others = found.iterator();
    return expected.stream().allMatch(element -> isSame(element, others.next()));
  }
}
