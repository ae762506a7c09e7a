// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.error.SslException;

/**
 * Keys in a PKCS#12 or JKS file; which of the two is found out. If a listener's store holds several
 * keys, it shows the certificate that names the host the client asks for (SNI, RFC 6066 section 3).
 *
 * @param path the file
 * @param password the password of the store and of its keys; not shown by {@link #toString()}
 */
public record KeyStore(String path, String password) implements KeySource {

  /**
   * Checks the values.
   *
   * @param path see above
   * @param password see above
   * @throws SslException if {@code path} is blank ({@code KeyStore file location must be provided
   *     for secure connection}) or {@code password} is ({@code KeyStore password must be provided
   *     for secure connection})
   */
  public KeyStore {
    Required.check(path, "KeyStore file location");
    Required.check(password, "KeyStore password");
  }

  /** Shows the path alone. */
  @Override
  public String toString() {
    return "KeyStore[path=" + path + "]";
  }
}
