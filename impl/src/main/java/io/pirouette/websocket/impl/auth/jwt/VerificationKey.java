// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key with the algorithms that it may be used for: the token has no say in that. Immutable,
 * thread-safe.
 */
final class VerificationKey {

  static final int LEAST_RSA_BITS = 2_048;

  private final @Nullable String id;
  private final Set<String> algorithms;
  private final JWSVerifier verifier;

  private VerificationKey(@Nullable String id, Set<String> algorithms, JWSVerifier verifier) {
    this.id = id;
    this.algorithms = algorithms;
    this.verifier = verifier;
  }

  /**
   * A public key.
   *
   * @param id its name; null for none
   * @param algorithm the only one that it may be used for; null for all of its kind
   * @throws IllegalArgumentException if it is of no use
   */
  static VerificationKey of(PublicKey key, @Nullable String id, @Nullable String algorithm) {
    try {
      if (key instanceof RSAPublicKey rsa) {
        return new VerificationKey(id, narrowed(ofRsa(rsa), algorithm), new RSASSAVerifier(rsa));
      } else if (key instanceof ECPublicKey ec) {
        return new VerificationKey(id, narrowed(ofCurve(ec), algorithm), new ECDSAVerifier(ec));
      }
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a key that cannot be used", e);
    }
    throw new IllegalArgumentException(
        "a key of " + key.getAlgorithm() + " (expected: of RSA or EC)");
  }

  private static Set<String> ofRsa(RSAPublicKey key) {
    if (key.getModulus().bitLength() < LEAST_RSA_BITS
        || key.getPublicExponent().bitLength() < 2
        || !key.getPublicExponent().testBit(0)) {
      throw new IllegalArgumentException(
          "an RSA key of "
              + key.getModulus().bitLength()
              + " bits (expected: at least "
              + LEAST_RSA_BITS
              + ")");
    }
    if (RocaFingerprint.isOn(key.getModulus())) {
      throw new IllegalArgumentException("an RSA key of a generator whose keys can be factored");
    }
    return Stream.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> ofCurve(ECPublicKey key) {
    Curve curve = Curve.forECParameterSpec(key.getParams());
    if (Curve.P_256.equals(curve)) {
      return Set.of("ES256");
    } else if (Curve.P_384.equals(curve)) {
      return Set.of("ES384");
    } else if (Curve.P_521.equals(curve)) {
      return Set.of("ES512");
    }
    throw new IllegalArgumentException("a curve other than P-256, P-384 and P-521");
  }

  /**
   * A shared secret.
   *
   * @throws IllegalArgumentException if it is too short
   */
  static VerificationKey of(byte[] secret, @Nullable String algorithm) {
    try {
      MACVerifier verifier = new MACVerifier(secret);
      Set<String> fitting =
          verifier.supportedJWSAlgorithms().stream()
              .map(JWSAlgorithm::getName)
              .filter(name -> secret.length * 8 >= Integer.parseInt(name.substring(2)))
              .collect(Collectors.toUnmodifiableSet());
      return new VerificationKey(null, narrowed(fitting, algorithm), verifier);
    } catch (JOSEException e) {
      throw new IllegalArgumentException(
          "secret: of " + secret.length + " bytes (expected: at least 32)", null);
    }
  }

  private static Set<String> narrowed(Set<String> algorithms, @Nullable String algorithm) {
    if (algorithm == null) {
      return algorithms;
    }
    if (!algorithms.contains(algorithm)) {
      throw new IllegalArgumentException("an algorithm that its key is not for");
    }
    return Set.of(algorithm);
  }

  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Whether a token's signature is by this key, and by an algorithm that is for it. Of the token's
   * header the library sees nothing else: what a stranger puts there, it would take apart.
   */
  boolean verifies(CompactToken token) {
    if (!algorithms.contains(token.algorithm())) {
      return false;
    }
    try {
      JWSHeader header = new JWSHeader(JWSAlgorithm.parse(token.algorithm()));
      return verifier.verify(header, token.signed(), new Base64URL(token.signature()));
    } catch (JOSEException e) {
      return false;
    }
  }
}
