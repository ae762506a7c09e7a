// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.Claims;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a token server grants (RFC 6749 section 5.1). Never printed.
 *
 * @param accessToken the token
 * @param life how long it is good for from now on, if that is said
 * @param refreshToken for the next one, if there is one
 */
record TokenResponse(String accessToken, Optional<Duration> life, Optional<String> refreshToken) {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

  /** Those of RFC 6749 section 5.2, which can be shown without showing what else may be there. */
  private static final Set<String> ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope");

  /**
   * Reads a body.
   *
   * @param server whose it is, for people
   * @throws RejectedException if it grants nothing
   */
  static TokenResponse read(String server, byte[] body, JsonObjects json) {
    Claims answer =
        object(body, json)
            .orElseThrow(() -> new RejectedException(server + ": its answer is no JSON object"));
    if (answer.any("token_type").isPresent()
        && !answer.text("token_type").filter("bearer"::equalsIgnoreCase).isPresent()) {
      throw new RejectedException(server + ": its token is of another type than Bearer");
    }
    String token =
        answer
            .text("access_token")
            .filter(TokenText::isToken)
            .orElseThrow(
                () -> new RejectedException(server + ": its answer has no usable access_token"));
    return new TokenResponse(
        token, answer.any("expires_in").flatMap(TokenResponse::life), answer.text("refresh_token"));
  }

  /** Some servers have it as a string. */
  private static Optional<Duration> life(Object value) {
    if (value instanceof String text && text.matches("\\d{1,18}")) {
      return life(new BigDecimal(text));
    } else if (value instanceof BigDecimal seconds) {
      return Optional.of(Duration.ofSeconds(seconds.max(BigDecimal.ZERO).min(LONGEST).longValue()));
    }
    return Optional.empty();
  }

  /** What an answer says is wrong, as the end of a sentence. */
  static String error(byte[] body, JsonObjects json) {
    return object(body, json)
        .flatMap(answer -> answer.text("error"))
        .filter(ERRORS::contains)
        .map(error -> ", " + error)
        .orElse("");
  }

  private static Optional<Claims> object(byte[] body, JsonObjects json) {
    try {
      return Optional.of(new Claims(json.read(new String(body, StandardCharsets.UTF_8))));
    } catch (PayloadBindingException e) {
      return Optional.empty();
    }
  }

  /**
   * By which bodies are read. Found anew each time: it may belong to an application that is gone
   * the next time.
   *
   * @throws IllegalArgumentException if there is none
   */
  static JsonObjects json() {
    try {
      return new JsonObjects();
    } catch (WebSocketException | NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "Tokens of OAuth2 need JSON processing on the class path (add a provider, such as"
              + " org.eclipse:yasson)",
          null);
    }
  }
}
