// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses weak certificates on the other end's path: RSA keys of less than 2048 bits, and
 * signatures with MD5 or SHA-1. What the trusted certificate itself is signed with is of no matter.
 */
final class CertificateStrength extends PKIXCertPathChecker {

  private static final int RSA_BITS = 2048;

  private static final Pattern WEAK_SIGNATURE = Pattern.compile("(MD[245]|SHA-?1?)WITH.*");
  private static final Pattern WEAK_DIGEST = Pattern.compile("MD[245]|SHA-?1?");

  /** What is wrong with a key; null if nothing is. */
  static @Nullable String weakness(Key key) {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
      return "an RSA key of "
          + rsa.getModulus().bitLength()
          + " bits, and less than "
          + RSA_BITS
          + " are too weak";
    }
    return null;
  }

  /** Whether a way of signing is not to be trusted any more. */
  static boolean isWeak(String algorithm, @Nullable AlgorithmParameters parameters) {
    if (WEAK_SIGNATURE.matcher(algorithm.toUpperCase(Locale.ROOT)).matches()) {
      return true;
    }
    if (parameters == null || !algorithm.equalsIgnoreCase("RSASSA-PSS")) {
      return false;
    }
    try {
      String digest = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
      return WEAK_DIGEST.matcher(digest.toUpperCase(Locale.ROOT)).matches();
    } catch (GeneralSecurityException e) {
      return true;
    }
  }

  /** What is wrong with a certificate; null if nothing is. */
  static @Nullable String weakness(X509Certificate certificate) {
    String weakness = weakness(certificate.getPublicKey());
    if (weakness == null && isWeak(certificate.getSigAlgName(), parameters(certificate))) {
      weakness = "a signature by " + certificate.getSigAlgName() + " is too weak";
    }
    return weakness == null ? null : certificate.getSubjectX500Principal() + ": " + weakness;
  }

  private static @Nullable AlgorithmParameters parameters(X509Certificate certificate) {
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null || !certificate.getSigAlgName().equalsIgnoreCase("RSASSA-PSS")) {
      return null;
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      return parameters;
    } catch (GeneralSecurityException | IOException e) {
      return null;
    }
  }

  @Override
  public void init(boolean forward) {}

  @Override
  public boolean isForwardCheckingSupported() {
    return false;
  }

  @Override
  public @Nullable Set<String> getSupportedExtensions() {
    return null;
  }

  @Override
  public void check(Certificate certificate, Collection<String> unresolved)
      throws CertPathValidatorException {
    String weakness = certificate instanceof X509Certificate known ? weakness(known) : null;
    if (weakness != null) {
      throw new CertPathValidatorException(
          weakness, null, null, -1, BasicReason.ALGORITHM_CONSTRAINED);
    }
  }
}
