// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A password as it is, compared by hashes, of which neither length nor first difference shows. */
final class ClearText implements StoredPassword {

  private final byte[] digest;

  ClearText(String password) {
    digest = digest(password);
  }

  @Override
  public boolean matches(String password) {
    return MessageDigest.isEqual(digest, digest(password));
  }

  private static byte[] digest(String password) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  @Override
  public long microseconds() {
    return 1;
  }
}
