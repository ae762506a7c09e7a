// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

/**
 * The certificate, or the public key, of who signs the tokens. It is read when the service is
 * attached, and again when it has changed. A certificate that is not valid at the time checks
 * nothing.
 *
 * @param path a PEM file ({@code CERTIFICATE} or {@code PUBLIC KEY}); may have placeholders
 */
public record CertFile(String path) implements ValidatorSignatureConfig {

  /**
   * Checks the value.
   *
   * @param path see above
   * @throws IllegalArgumentException if it is blank
   */
  public CertFile {
    if (path.isBlank()) {
      throw new IllegalArgumentException("path: '" + path + "' (expected: a file)");
    }
  }
}
