// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.KeyStore;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Private keys that are for something else than TLS. */
public final class PrivateKeys {

  private PrivateKeys() {}

  /**
   * The key of a PEM file.
   *
   * @param password of an encrypted key; null for one that is not
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public static PrivateKey ofFile(String path, @Nullable String password) {
    return PrivateKeyFile.read(path, password);
  }

  /**
   * A key of a store.
   *
   * @param keyPassword null for that of the store
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public static PrivateKey ofStore(KeyStore source, String alias, @Nullable String keyPassword) {
    java.security.KeyStore store = KeyStoreFile.open(source.path(), source.password());
    String configured = keyPassword == null ? source.password() : keyPassword;
    char[] password = Password.of(source.path(), configured).toCharArray();
    try {
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        return key;
      }
      throw FileFault.of(
          source.path(), "holds no private key '" + alias + "'", "that of keyAlias", null);
    } catch (UnrecoverableKeyException e) {
      throw FileFault.of(
          source.path(), "the key '" + alias + "' has another password", "its keyPassword", null);
    } catch (GeneralSecurityException e) {
      throw FileFault.of(source.path(), "its keys cannot be used", KeyStoreFile.EXPECTED, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
