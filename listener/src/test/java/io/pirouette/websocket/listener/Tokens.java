// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens of an issuer that shares a secret with the services. */
final class Tokens {

  static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  static final String SECRET = "a secret of more than 32 bytes for HS256";

  private Tokens() {}

  static JwtValidatorConfig.Builder validator() {
    return JwtValidatorConfig.builder(new SharedSecret(SECRET)).issuer("the issuer");
  }

  /** What a good token says. */
  static JWTClaimsSet.Builder claims(String subject, Duration life) {
    return new JWTClaimsSet.Builder()
        .issuer("the issuer")
        .subject(subject)
        .claim("scope", "write update")
        .expirationTime(Date.from(Instant.now().plus(life)));
  }

  static String token(String subject, Duration life) {
    return signed(claims(subject, life));
  }

  static String signed(JWTClaimsSet.Builder claims) {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    try {
      token.sign(new MACSigner(SECRET));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  /** Of these texts, whatever they are. */
  static String raw(String header, String claims, String signature) {
    return BASE64URL.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64URL.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + signature;
  }

  /** By the shared secret, whatever the texts are. */
  static String mac(String header, String claims) throws Exception {
    String input = raw(header, claims, "");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = input.substring(0, input.length() - 1).getBytes(StandardCharsets.US_ASCII);
    return input + BASE64URL.encodeToString(mac.doFinal(signed));
  }

  /** What a good token says, but for the braces. */
  static String goodClaims() {
    return "\"iss\":\"the issuer\",\"sub\":\"alice\",\"exp\":"
        + Instant.now().plusSeconds(600).getEpochSecond();
  }

  /** Expects that a token is refused as such. */
  static void assertInvalid(Secured secured, String token) throws IOException {
    assertEquals(
        List.of("Bearer realm=\"/secured\", error=\"invalid_token\""),
        secured.assertRefused(401, Secured.bearer(token)).header("WWW-Authenticate"));
  }
}
