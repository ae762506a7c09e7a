// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.impl.configuration.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Names and passwords in HTTP Basic (RFC 7617). */
final class BasicCredentials {

  private BasicCredentials() {}

  /**
   * Those of a configuration.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  static String of(CredentialsConfig config) {
    String username = Placeholders.resolve("username", config.username());
    String password = Placeholders.resolve("password", config.password());
    check(!username.isEmpty(), "username: '' (expected: a user's name)");
    check(!password.isEmpty(), "password: not shown, but empty (expected: the user's password)");
    check(
        username.indexOf(':') < 0 && hasNoControl(username),
        "username: not shown (expected: no colon and no control character)");
    check(hasNoControl(password), "password: not shown (expected: no control character)");
    return of(username, password);
  }

  /** Any pair. */
  static String of(String username, String password) {
    byte[] bytes = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static boolean hasNoControl(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private static void check(boolean fine, String message) {
    if (!fine) {
      throw new IllegalArgumentException(message);
    }
  }
}
