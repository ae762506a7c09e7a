// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens with a good signature, whose texts have been changed at random: good, or refused. */
class OddTokenTest {

  private static final byte[] SECRET =
      "a secret of more than 32 bytes for HS256".getBytes(StandardCharsets.UTF_8);
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final String TELLING = "{}[]\",:0e5\\u-.";
  private static final int ROUNDS = 5_000;

  private static final String HEADER =
      "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"oth\":[{}]},"
          + "\"x5c\":[\"AA\"],\"kid\":\"1\"}";
  private static final String CLAIMS =
      "{\"sub\":\"a\",\"exp\":9999999999,\"nbf\":1.5e3,\"aud\":[\"x\",{\"y\":null}]}";

  private final Random random = new Random(1);

  private String signed(byte[] header, byte[] claims) throws Exception {
    String input = BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + BASE64URL.encodeToString(signature);
  }

  private byte[] changed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int left = random.nextInt(4); left > 0; left--) {
      int value =
          random.nextInt(4) == 0
              ? random.nextInt(256)
              : TELLING.charAt(random.nextInt(TELLING.length()));
      bytes[random.nextInt(bytes.length)] = (byte) value;
    }
    return bytes;
  }

  @Test
  @Tag("T11")
  @Tag("T12")
  void aTokenIsGoodOrRefusedAndNothingElse() throws Exception {
    String secret = new String(SECRET, StandardCharsets.UTF_8);
    Set<String> others = new TreeSet<>();
    try (JwtValidator validator =
        new JwtValidator(
            JwtValidatorConfig.builder(new SharedSecret(secret)).build(),
            Clock.systemUTC(),
            System::nanoTime)) {
      validator.validate(
          signed(HEADER.getBytes(StandardCharsets.UTF_8), CLAIMS.getBytes(StandardCharsets.UTF_8)));
      for (int i = 0; i < ROUNDS; i++) {
        String token = signed(changed(HEADER), changed(CLAIMS));
        try {
          validator.validate(token);
        } catch (RejectedException e) {
          // As it may be.
        } catch (RuntimeException e) {
          others.add(e + " by " + token);
        }
      }
    }
    assertEquals(Set.of(), others);
  }
}
