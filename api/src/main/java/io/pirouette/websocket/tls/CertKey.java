// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its private key in two PEM files.
 *
 * @param certFile the certificate, and behind it those of its issuers, each followed by its own
 *     issuer's
 * @param keyFile the private key in PKCS#8 form ({@code BEGIN PRIVATE KEY} or {@code BEGIN
 *     ENCRYPTED PRIVATE KEY}), RSA or EC
 * @param keyPassword the password of an encrypted key; null for one that is not. It is not shown by
 *     {@link #toString()}.
 */
public record CertKey(String certFile, String keyFile, @Nullable String keyPassword)
    implements KeySource {

  /**
   * Checks the values.
   *
   * @param certFile see above
   * @param keyFile see above
   * @param keyPassword see above
   * @throws SslException if {@code certFile} is blank ({@code Certificate file location must be
   *     provided for secure connection}) or {@code keyFile} is ({@code Private key file location
   *     must be provided for secure connection})
   */
  public CertKey {
    Required.check(certFile, "Certificate file location");
    Required.check(keyFile, "Private key file location");
  }

  /**
   * A key that is not encrypted.
   *
   * @param certFile the certificate
   * @param keyFile the private key
   * @throws SslException if one of them is blank
   */
  public CertKey(String certFile, String keyFile) {
    this(certFile, keyFile, null);
  }

  /** Shows the paths alone. */
  @Override
  public String toString() {
    return "CertKey[certFile=" + certFile + ", keyFile=" + keyFile + "]";
  }
}
