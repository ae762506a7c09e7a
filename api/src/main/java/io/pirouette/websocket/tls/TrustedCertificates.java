// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.error.SslException;

/**
 * Trusted certificates in a PEM file: issuers, or the very certificate of the other end. All that
 * the file holds are trusted.
 *
 * @param certFile the file
 */
public record TrustedCertificates(String certFile) implements TrustSource {

  /**
   * Checks the value.
   *
   * @param certFile see above
   * @throws SslException if it is blank: {@code Certificate file location must be provided for
   *     secure connection}
   */
  public TrustedCertificates {
    Required.check(certFile, "Certificate file location");
  }
}
