// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.error.SslException;

/**
 * Trusted certificates in a PKCS#12 or JKS file; which of the two is found out.
 *
 * @param path the file
 * @param password the password of the store; not shown by {@link #toString()}
 */
public record TrustStore(String path, String password) implements TrustSource {

  /**
   * Checks the values.
   *
   * @param path see above
   * @param password see above
   * @throws SslException if {@code path} is blank ({@code TrustStore file location must be provided
   *     for secure connection}) or {@code password} is ({@code TrustStore password must be provided
   *     for secure connection})
   */
  public TrustStore {
    Required.check(path, "TrustStore file location");
    Required.check(password, "TrustStore password");
  }

  /** Shows the path alone. */
  @Override
  public String toString() {
    return "TrustStore[path=" + path + "]";
  }
}
