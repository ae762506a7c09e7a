// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import org.jspecify.annotations.Nullable;

/** Whether a private key of one's own is fit to be used, with its certificate. */
final class OwnKey {

  private static final String EXPECTED = "the private key of the first certificate";

  private OwnKey() {}

  /**
   * Checks both.
   *
   * @param place the file, and where in it
   */
  static void check(String place, PrivateKey key, X509Certificate certificate) {
    PublicKey known = certificate.getPublicKey();
    String weakness = CertificateStrength.weakness(known);
    if (weakness != null) {
      throw FileFault.of(place, weakness, "a stronger key", null);
    }
    if (!(known instanceof RSAKey || known instanceof ECKey)) {
      throw FileFault.of(place, "a key of kind " + known.getAlgorithm(), "RSA or EC", null);
    }
    if (CertificateStrength.weakness(certificate) != null) {
      TlsLog.warn(place + ": others may refuse " + CertificateStrength.weakness(certificate));
    }
    if (!belongs(key, known)) {
      throw FileFault.of(
          place, "the private key does not belong to the certificate", EXPECTED, null);
    }
  }

  private static boolean belongs(PrivateKey key, PublicKey known) {
    if (key instanceof RSAKey own && known instanceof RSAKey shown) {
      return own.getModulus().equals(shown.getModulus());
    }
    return key instanceof ECKey && known instanceof ECKey && verifies(key, known);
  }

  private static boolean verifies(PrivateKey key, PublicKey known) {
    byte[] message = {1};
    byte @Nullable [] signed = null;
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(message);
      signed = signature.sign();
      signature.initVerify(known);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
