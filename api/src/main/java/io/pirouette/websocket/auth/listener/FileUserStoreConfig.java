// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

import io.pirouette.websocket.internal.Scopes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users with passwords (HTTP Basic, RFC 7617), from a TOML file, from code, or both.
 *
 * <p>The file has the layout of Ballerina's {@code Config.toml}; other tables in it are left alone:
 *
 * <pre>{@code
 * [[ballerina.auth.users]]
 * username = "alice"
 * password = "$2b$10$..."
 * scopes = ["write", "update"]
 * }</pre>
 *
 * <p>It is read when the service is attached, and again when it has changed, which is looked for at
 * most once a second. If a changed file cannot be used, what was read before stays in force, and
 * the log says why. Open connections stay. Needs {@code org.tomlj:tomlj} on the class path for a
 * file, and {@code com.password4j:password4j} for hashes.
 *
 * @param path the file, relative ones as seen from the program's working directory; may have
 *     placeholders. Null, the default, means none.
 * @param users the users from code; the default is none
 * @param scopes see {@link ListenerAuth#scopes()}
 */
public record FileUserStoreConfig(@Nullable String path, List<User> users, List<String> scopes)
    implements ListenerAuth {

  /**
   * Checks and copies the values.
   *
   * @param path see above
   * @param users see above
   * @param scopes see above
   * @throws IllegalArgumentException if there is neither a file nor a user, the path is blank, a
   *     user is there twice, or a scope is blank
   */
  public FileUserStoreConfig {
    users = List.copyOf(users);
    scopes = Scopes.checked(scopes);
    if (path == null && users.isEmpty()) {
      throw new IllegalArgumentException("path: null (expected: a file, where there are no users)");
    }
    if (path != null && path.isBlank()) {
      throw new IllegalArgumentException("path: '" + path + "' (expected: a file)");
    }
    if (users.stream().map(User::name).distinct().count() < users.size()) {
      throw new IllegalArgumentException(
          "users: " + users.stream().map(User::name).toList() + " (expected: each name once)");
    }
  }

  /**
   * The users of a file.
   *
   * @param path the file
   * @param scopes see {@link ListenerAuth#scopes()}
   * @return the store
   */
  public static FileUserStoreConfig of(String path, String... scopes) {
    return new FileUserStoreConfig(path, List.of(), List.of(scopes));
  }

  /**
   * Users from code.
   *
   * @param users the users
   * @param scopes see {@link ListenerAuth#scopes()}
   * @return the store
   */
  public static FileUserStoreConfig of(List<User> users, String... scopes) {
    return new FileUserStoreConfig(null, users, List.of(scopes));
  }
}
