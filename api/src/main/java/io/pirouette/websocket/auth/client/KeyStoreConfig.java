// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import io.pirouette.websocket.tls.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * A private key in a PKCS#12 or JKS file.
 *
 * @param keyStore the store
 * @param keyAlias under which the key is in the store
 * @param keyPassword the password of the key; null means that of the store. May have placeholders.
 *     It is not shown by {@link #toString()}.
 */
public record KeyStoreConfig(KeyStore keyStore, String keyAlias, @Nullable String keyPassword)
    implements IssuerSignatureConfig {

  /**
   * Checks the values.
   *
   * @param keyStore see above
   * @param keyAlias see above
   * @param keyPassword see above
   * @throws IllegalArgumentException if the alias is blank
   */
  public KeyStoreConfig {
    if (keyAlias.isBlank()) {
      throw new IllegalArgumentException("keyAlias: '" + keyAlias + "' (expected: an alias)");
    }
  }

  /**
   * A key with the password of its store.
   *
   * @param keyStore the store
   * @param keyAlias under which the key is in the store
   * @throws IllegalArgumentException if the alias is blank
   */
  public KeyStoreConfig(KeyStore keyStore, String keyAlias) {
    this(keyStore, keyAlias, null);
  }

  /** Shows the store and the alias. */
  @Override
  public String toString() {
    return "KeyStoreConfig[keyStore=" + keyStore + ", keyAlias=" + keyAlias + "]";
  }
}
