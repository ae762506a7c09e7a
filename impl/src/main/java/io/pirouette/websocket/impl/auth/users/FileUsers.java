// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UserStore;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.files.WatchedFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of a file and of code, as they are at each moment. */
public final class FileUsers implements UserStore {

  private static final String AUTHORITY = "users";

  private final @Nullable String path;
  private final List<User> listed;
  private final WatchedFiles<KnownUsers> files;
  private final Computations computations = new Computations();

  private FileUsers(FileUserStoreConfig config) {
    path = config.path() == null ? null : Placeholders.resolve("path", config.path());
    listed = config.users();
    files = new WatchedFiles<>(path == null ? List.of() : List.of(path), this::read);
  }

  /**
   * Reads the users.
   *
   * @throws IllegalArgumentException naming what cannot be used, and no password
   */
  public static FileUsers of(FileUserStoreConfig config) {
    FileUsers users = new FileUsers(config);
    if (users.files.content().isEmpty()) {
      throw new IllegalArgumentException(
          users.path + ": has no users (expected: tables [[ballerina.auth.users]])");
    }
    return users;
  }

  private KnownUsers read() {
    List<User> users = new ArrayList<>(listed);
    if (path != null) {
      users.addAll(ofFile(path));
    }
    return KnownUsers.of(users, path == null ? "The users of a service" : path);
  }

  /** What is missing is found out when the reader is loaded, before any of its methods runs. */
  private static List<User> ofFile(String path) {
    try {
      return UserFile.read(path);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          path + " needs org.tomlj:tomlj on the class path (add it, or list the users in code)",
          null);
    }
  }

  @Override
  public Identity authenticate(String name, String password) {
    KnownUsers users = files.content();
    if (!users.matches(name, password, computations)) {
      throw new RejectedException("no such user, or another password");
    }
    return Identity.ofUser(name, users.scopes(name), AUTHORITY);
  }
}
