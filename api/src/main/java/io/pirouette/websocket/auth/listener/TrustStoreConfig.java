// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.tls.TrustStore;

/**
 * The certificate of who signs the tokens, in a trust store. It is read when the service is
 * attached, and again when it has changed. One that is not valid at the time checks nothing.
 *
 * @param trustStore the store
 * @param certAlias under which the certificate is in the store
 */
public record TrustStoreConfig(TrustStore trustStore, String certAlias)
    implements ValidatorSignatureConfig {

  /**
   * Checks the values.
   *
   * @param trustStore see above
   * @param certAlias see above
   * @throws IllegalArgumentException if the alias is blank
   */
  public TrustStoreConfig {
    if (certAlias.isBlank()) {
      throw new IllegalArgumentException("certAlias: '" + certAlias + "' (expected: an alias)");
    }
  }
}
