// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Scopes;
import java.util.List;

/**
 * A user of a {@link FileUserStoreConfig}.
 *
 * @param name the user's name, as it is sent; compared exactly
 * @param password the hash of the user's password, as bcrypt ({@code $2b$...}), Argon2 ({@code
 *     $argon2id$...}, with {@code p=1}) or PBKDF2 ({@code $pbkdf2-sha256$...}) write it, or the
 *     password itself, which the log warns of. May have placeholders. It is not shown by {@link
 *     #toString()}.
 * @param scopes the scopes that the user holds
 */
public record User(String name, String password, List<String> scopes) {

  /**
   * Checks and copies the values.
   *
   * @param name see above
   * @param password see above
   * @param scopes see above
   * @throws IllegalArgumentException if the name or the password is empty, or has control
   *     characters; if the name has a colon, which none that is sent can have (RFC 7617 section 2);
   *     or if a scope is blank
   */
  public User {
    if (name.isEmpty() || name.indexOf(':') >= 0 || hasControl(name)) {
      throw new IllegalArgumentException(
          "name: '" + name.replaceAll("\\p{Cntrl}", "?") + "' (expected: a name without colon)");
    }
    if (password.isEmpty() || hasControl(password)) {
      throw new IllegalArgumentException(
          "password: not shown (expected: one, without control characters)");
    }
    scopes = Scopes.checked(scopes);
  }

  /**
   * A user.
   *
   * @param name the user's name
   * @param password the hash of the user's password, or the password
   * @param scopes the scopes that the user holds
   */
  public User(String name, String password, String... scopes) {
    this(name, password, List.of(scopes));
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Shows the name and the scopes. */
  @Override
  public String toString() {
    return "User[name=" + name + ", scopes=" + scopes + "]";
  }
}
