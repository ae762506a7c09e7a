// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import java.util.regex.Pattern;

/** What is known of a user's password. Immutable; never printed. */
interface StoredPassword {

  /** What {@code pbkdf2_sha256$...} and {@code {SSHA}...} are, which others write. */
  Pattern FOREIGN =
      Pattern.compile("(?s)\\{[A-Za-z0-9-]+}.*|(pbkdf2|bcrypt|argon2|scrypt)\\w*\\$.*");

  /** Whether it is that one. */
  boolean matches(String password);

  /** About how long that takes; next to nothing for clear text. */
  long microseconds();

  /**
   * By its form.
   *
   * @throws IllegalArgumentException naming the user, if it is a hash that cannot be used
   */
  static StoredPassword of(String user, String stored) {
    try {
      if (Pbkdf2.isForm(stored)) {
        return Pbkdf2.of(stored);
      } else if (Bcrypt.isForm(stored)) {
        return Bcrypt.of(stored);
      } else if (Argon2id.isForm(stored)) {
        return Argon2id.of(stored);
      } else if (stored.startsWith("$") || FOREIGN.matcher(stored).matches()) {
        throw new IllegalArgumentException("a hash of an unknown kind");
      }
      return new ClearText(stored);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "The hash of user '"
              + user
              + "' needs com.password4j:password4j on the class path (add it, or use another kind)",
          null);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The password of user '"
              + user
              + "' cannot be used: "
              + (e instanceof IllegalArgumentException ? e.getMessage() : "not a hash of its kind")
              + " (expected: $2b$..., $argon2id$..., $pbkdf2-sha256$..., $pbkdf2-sha512$..., or"
              + " clear text)",
          null);
    }
  }
}
