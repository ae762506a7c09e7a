// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens of an issuer that shares a secret with the services. */
final class Tokens {

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
}
