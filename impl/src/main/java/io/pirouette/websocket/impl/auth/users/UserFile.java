// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import io.pirouette.websocket.auth.listener.User;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads the users of a TOML file. What it says of a mistake never quotes the file. */
final class UserFile {

  private static final String EXPECTED = "tables [[ballerina.auth.users]]";
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final String SCOPES = "scopes";
  private static final Set<String> KEYS = Set.of(USERNAME, PASSWORD, SCOPES);

  private final String path;

  private UserFile(String path) {
    this.path = path;
  }

  /**
   * All users of a file.
   *
   * @throws IllegalArgumentException naming the file, the line and what is wrong
   */
  static List<User> read(String path) {
    UserFile file = new UserFile(path);
    return file.users(file.parse(file.text()));
  }

  private String text() {
    try {
      return Files.readString(Path.of(path));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw fault("there is no such file", "a TOML file with " + EXPECTED);
    } catch (CharacterCodingException e) {
      throw fault("is not UTF-8", "a TOML file");
    } catch (IOException e) {
      throw fault("cannot be read", "a TOML file that this process may read");
    }
  }

  private TomlTable parse(String text) {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      throw fault("line " + result.errors().get(0).position().line() + " is no TOML", "TOML");
    }
    return result;
  }

  private List<User> users(TomlTable root) {
    Object tables = in(in(in(root, "ballerina"), "auth"), "users");
    if (tables == null) {
      return List.of();
    }
    if (!(tables instanceof TomlArray array)) {
      throw fault("the users are no tables", EXPECTED);
    }
    List<User> users = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof TomlTable table)) {
        throw fault("the users are no tables", EXPECTED);
      }
      users.add(user(table, "line " + array.inputPositionOf(i).line() + ": "));
    }
    return users;
  }

  private static @Nullable Object in(@Nullable Object table, String key) {
    return table instanceof TomlTable found ? found.get(List.of(key)) : null;
  }

  private User user(TomlTable table, String line) {
    for (String key : table.keySet()) {
      if (!KEYS.contains(key)) {
        throw fault(line + "unknown key '" + key + "'", "username, password, scopes");
      }
    }
    String name = text(table, USERNAME, line);
    String password = text(table, PASSWORD, line);
    try {
      return new User(name, password, scopes(table, line));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + line + e.getMessage(), null);
    }
  }

  private String text(TomlTable table, String key, String line) {
    if (table.get(List.of(key)) instanceof String text) {
      return text;
    }
    throw fault(line + "no " + key + " that is a string", key + " = \"...\"");
  }

  private List<String> scopes(TomlTable table, String line) {
    Object value = table.get(List.of(SCOPES));
    List<String> scopes = new ArrayList<>();
    if (value instanceof TomlArray array) {
      array.toList().stream()
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .forEach(scopes::add);
      if (scopes.size() == array.size()) {
        return scopes;
      }
    }
    if (value != null) {
      throw fault(line + "scopes that are no list of strings", "scopes = [\"...\", ...]");
    }
    return scopes;
  }

  private IllegalArgumentException fault(String wrong, String expected) {
    return new IllegalArgumentException(path + ": " + wrong + " (expected: " + expected + ")");
  }
}
