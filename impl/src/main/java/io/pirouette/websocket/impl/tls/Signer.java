// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.TrustStore;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures are checked.
 *
 * @param key by which
 * @param certificate that says whose the key is, and when; null for a bare key
 */
public record Signer(PublicKey key, @Nullable X509Certificate certificate) {

  private static final String EXPECTED = "a PEM file with CERTIFICATE or PUBLIC KEY";

  /**
   * That of a PEM file: of several certificates, the first.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public static Signer ofFile(String path) {
    PemFile pem = PemFile.of(path, EXPECTED, FileFault.read(path, EXPECTED));
    List<byte[]> keys = pem.blocks("PUBLIC KEY");
    if (keys.isEmpty()) {
      return of(CertificateFile.read(path).get(0));
    }
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(keys.get(0));
    for (String algorithm : List.of("RSA", "EC")) {
      try {
        return new Signer(KeyFactory.getInstance(algorithm).generatePublic(encoded), null);
      } catch (GeneralSecurityException e) {
        // Perhaps it is one of the other kind.
      }
    }
    throw FileFault.of(path, "its key is neither of RSA nor of EC", EXPECTED, null);
  }

  /**
   * That of a trust store.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public static Signer ofStore(TrustStore store, String alias) {
    try {
      if (KeyStoreFile.open(store.path(), store.password()).getCertificate(alias)
          instanceof X509Certificate certificate) {
        return of(certificate);
      }
      throw FileFault.of(
          store.path(), "holds no certificate '" + alias + "'", "that of certAlias", null);
    } catch (KeyStoreException e) {
      throw FileFault.of(store.path(), "cannot be read", KeyStoreFile.EXPECTED, e);
    }
  }

  private static Signer of(X509Certificate certificate) {
    return new Signer(certificate.getPublicKey(), certificate);
  }
}
