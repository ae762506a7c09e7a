// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.impl.auth.directory.Directory;
import io.pirouette.websocket.impl.auth.users.FileUsers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that only some kinds of credentials need. */
class MissingLibraryTest {

  private static final String HASHES = "com.password4j";
  private static final String TOML = "org.tomlj";
  private static final String LDAP = "com.unboundid";

  private static final String BCRYPT =
      "$2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW";

  @TempDir Path directory;

  /** Loads the library anew, and whatever else is there but for some packages. */
  private static final class Without extends ClassLoader {

    private final String missing;

    Without(String missing) {
      super(MissingLibraryTest.class.getClassLoader());
      this.missing = missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        if (name.startsWith(missing)) {
          throw new ClassNotFoundException(name);
        }
        return name.startsWith("io.pirouette.") ? own(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** What is tried; returns the name of who is let in, or the refusal. */
  private static String tryWithout(
      String missing, Class<? extends UnaryOperator<String>> attempt, String argument)
      throws Exception {
    Class<?> loaded = new Without(missing).loadClass(attempt.getName());
    @SuppressWarnings("unchecked")
    UnaryOperator<String> there =
        (UnaryOperator<String>) loaded.getDeclaredConstructor().newInstance();
    return there.apply(argument);
  }

  /** Alice, whose password or hash is listed in code, comes with {@code alice@123}. */
  public static final class Listed implements UnaryOperator<String> {
    @Override
    public String apply(String password) {
      return alice(FileUserStoreConfig.of(List.of(new User("alice", password))));
    }
  }

  /** Alice of a file comes with {@code alice@123}. */
  public static final class OfFile implements UnaryOperator<String> {
    @Override
    public String apply(String path) {
      return alice(FileUserStoreConfig.of(path));
    }
  }

  /** A directory is configured. */
  public static final class OfDirectory implements UnaryOperator<String> {
    @Override
    public String apply(String url) {
      try {
        Directory.of(LdapUserStoreConfig.builder(url).userSearchBase("dc=example").build()).close();
        return "made";
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    }
  }

  private static String alice(FileUserStoreConfig config) {
    try (FileUsers users = FileUsers.of(config)) {
      return users.authenticate("alice", "alice@123").principal().orElseThrow().getName();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private String file(String password) throws IOException {
    return Files.writeString(
            directory.resolve("Config.toml"),
            "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"" + password + "\"\n")
        .toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BCRYPT,
        "$pbkdf2-sha256$1200$MDEyMzQ1Njc4OWFiY2RlZg$qr3AhQ2chWQLOJE8BFMgUQ7xoKhzKlK8RMRPoao6QSY",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  @Tag("LAU-09")
  void theLibraryOfHashesIsAskedForByName(String hash) throws Exception {
    for (String refusal :
        List.of(
            tryWithout(HASHES, Listed.class, hash), tryWithout(HASHES, OfFile.class, file(hash)))) {
      assertTrue(refusal.contains("com.password4j:password4j"), refusal);
      assertTrue(!refusal.contains(hash), refusal);
    }
  }

  @Test
  @Tag("LAU-09")
  void clearTextNeedsNoLibraryOfHashes() throws Exception {
    assertEquals("alice", tryWithout(HASHES, Listed.class, "alice@123"));
    assertEquals("alice", tryWithout(HASHES, OfFile.class, file("alice@123")));
  }

  @Test
  @Tag("LAU-09")
  void theLibraryOfFilesIsAskedForByName() throws Exception {
    String path = file("alice@123");
    String refusal = tryWithout(TOML, OfFile.class, path);
    assertTrue(refusal.contains("org.tomlj:tomlj") && refusal.contains(path), refusal);
  }

  @Test
  @Tag("LAU-09")
  void usersFromCodeNeedNoLibraryOfFiles() throws Exception {
    assertEquals("alice", tryWithout(TOML, Listed.class, "alice@123"));
  }

  @Test
  @Tag("LAU-10")
  void theLibraryOfDirectoriesIsAskedForByName() throws Exception {
    String url = "ldap://127.0.0.1:1";
    String refusal = tryWithout(LDAP, OfDirectory.class, url);
    assertTrue(refusal.contains("com.unboundid:unboundid-ldapsdk"), refusal);
    assertTrue(refusal.contains(url), refusal);
    assertEquals("made", tryWithout("none.such", OfDirectory.class, url));
  }
}
