// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;

/** Opens a file of keys or trusted certificates, PKCS#12 or JKS. */
final class KeyStoreFile {

  static final String EXPECTED = "a PKCS#12 or JKS file";

  private KeyStoreFile() {}

  static KeyStore open(String path, String password) {
    File file = FileFault.readable(path, EXPECTED).toFile();
    char[] characters = Password.of(path, password).toCharArray();
    try {
      return KeyStore.getInstance(file, characters);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw FileFault.of(path, "the password is wrong", "the password of the file", null);
      }
      throw FileFault.of(path, "cannot be read", EXPECTED + " and its password", e);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw FileFault.of(path, "is not such a file", EXPECTED, e);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }
}
