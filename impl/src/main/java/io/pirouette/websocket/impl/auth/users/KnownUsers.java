// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.configuration.Placeholders;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users by name. Immutable. */
final class KnownUsers {

  private record Known(StoredPassword password, Set<String> scopes) {}

  private final Map<String, Known> users;

  /** What is asked for unknown names, so that they take as long as known ones. */
  private final StoredPassword decoy;

  private KnownUsers(Map<String, Known> users) {
    this.decoy =
        users.values().stream()
            .map(Known::password)
            .max(Comparator.comparingLong(StoredPassword::microseconds))
            .orElseGet(() -> new ClearText(""));
    this.users = new HashMap<>();
    users.forEach(
        (name, known) ->
            this.users.put(
                name, new Known(Slowed.asSlowAs(decoy, known.password()), known.scopes())));
  }

  boolean isEmpty() {
    return users.isEmpty();
  }

  /**
   * Makes checks of the passwords.
   *
   * @param origin of the users, for people
   * @throws IllegalArgumentException if a name is there twice, or a hash cannot be used
   */
  static KnownUsers of(List<User> users, String origin) {
    Map<String, Known> known = new HashMap<>();
    for (User user : users) {
      String password = Placeholders.resolve("the password of " + user.name(), user.password());
      Known one = new Known(StoredPassword.of(user.name(), password), Set.copyOf(user.scopes()));
      if (known.put(user.name(), one) != null) {
        throw new IllegalArgumentException(
            origin + ": user '" + user.name() + "' is there twice (expected: once)");
      }
    }
    warnOfClearText(known.values(), origin);
    return new KnownUsers(known);
  }

  private static void warnOfClearText(Collection<Known> users, String origin) {
    long clear = users.stream().filter(user -> user.password() instanceof ClearText).count();
    if (clear > 0) {
      AuthLog.warn(
          origin
              + ": the passwords of "
              + clear
              + " of "
              + users.size()
              + " users are in clear text (better: bcrypt, Argon2 or PBKDF2 hashes)");
    }
  }

  boolean matches(String name, String password, Computations computations) {
    Known user = users.get(name);
    StoredPassword stored = user == null ? decoy : user.password();
    boolean matches = computations.run(name, stored, password);
    return matches && user != null;
  }

  Set<String> scopes(String name) {
    Known user = users.get(name);
    return user == null ? Set.of() : user.scopes();
  }
}
