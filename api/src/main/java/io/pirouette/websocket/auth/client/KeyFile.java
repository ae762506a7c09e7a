// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

import org.jspecify.annotations.Nullable;

/**
 * A private key in a PEM file.
 *
 * @param path the file, in PKCS#8 form ({@code BEGIN PRIVATE KEY} or {@code BEGIN ENCRYPTED PRIVATE
 *     KEY}), RSA or EC; may have placeholders
 * @param keyPassword the password of an encrypted key; null for one that is not. May have
 *     placeholders. It is not shown by {@link #toString()}.
 */
public record KeyFile(String path, @Nullable String keyPassword) implements IssuerSignatureConfig {

  /**
   * Checks the values.
   *
   * @param path see above
   * @param keyPassword see above
   * @throws IllegalArgumentException if the path is blank
   */
  public KeyFile {
    if (path.isBlank()) {
      throw new IllegalArgumentException("path: '" + path + "' (expected: a file)");
    }
  }

  /**
   * A key that is not encrypted.
   *
   * @param path the file
   * @throws IllegalArgumentException if the path is blank
   */
  public KeyFile(String path) {
    this(path, null);
  }

  /** Shows the path alone. */
  @Override
  public String toString() {
    return "KeyFile[path=" + path + "]";
  }
}
