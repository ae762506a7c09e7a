// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

/**
 * A password whose check takes at least as long as that of the dearest one of its store. Else users
 * with cheap hashes could be told from those who do not exist.
 */
record Slowed(StoredPassword password, StoredPassword dearest) implements StoredPassword {

  static StoredPassword asSlowAs(StoredPassword dearest, StoredPassword password) {
    return password.microseconds() * 2 > dearest.microseconds()
        ? password
        : new Slowed(password, dearest);
  }

  @Override
  public boolean matches(String given) {
    boolean matches = password.matches(given);
    dearest.matches(given);
    return matches;
  }

  @Override
  public long microseconds() {
    return password.microseconds() + dearest.microseconds();
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "Slowed[]";
  }
}
