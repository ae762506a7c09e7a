// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * A key of one's own with the algorithm that it signs by. Immutable, thread-safe.
 *
 * @param algorithm the header's {@code alg}
 * @param signer signs by it
 */
record SigningKey(JWSAlgorithm algorithm, JWSSigner signer) {

  /**
   * A private key.
   *
   * @param wanted the algorithm; null for the usual one of such a key
   * @throws IllegalArgumentException if the key, or the algorithm with it, cannot be used
   */
  static SigningKey of(PrivateKey key, @Nullable String wanted) {
    try {
      if (key instanceof ECPrivateKey ec) {
        JWSSigner signer = new ECDSASigner(ec);
        JWSAlgorithm only = signer.supportedJWSAlgorithms().iterator().next();
        return of(signer, wanted, only.getName());
      }
      checkSize(key);
      return of(new RSASSASigner(key), wanted, "RS256");
    } catch (JOSEException e) {
      throw new IllegalArgumentException(
          "a key that cannot sign tokens (expected: of RSA, or of P-256, P-384 or P-521)", null);
    }
  }

  private static void checkSize(PrivateKey key) {
    int bits = key instanceof RSAPrivateKey rsa ? rsa.getModulus().bitLength() : 0;
    if (bits < VerificationKey.LEAST_RSA_BITS) {
      throw new IllegalArgumentException(
          "an RSA key of " + bits + " bits (expected: at least 2048)");
    }
  }

  /**
   * A shared secret.
   *
   * @throws IllegalArgumentException if it, or the algorithm with it, cannot be used
   */
  static SigningKey of(byte[] secret, @Nullable String wanted) {
    try {
      return of(new MACSigner(secret), wanted, "HS256");
    } catch (JOSEException e) {
      throw new IllegalArgumentException(
          "secret: of " + secret.length + " bytes (expected: at least 32)", null);
    }
  }

  private static SigningKey of(JWSSigner signer, @Nullable String wanted, String usual) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(wanted == null ? usual : wanted);
    if (!signer.supportedJWSAlgorithms().contains(algorithm)) {
      throw new IllegalArgumentException(
          "algorithm: "
              + algorithm
              + " (expected: one of "
              + signer.supportedJWSAlgorithms()
              + ")");
    }
    return new SigningKey(algorithm, signer);
  }
}
