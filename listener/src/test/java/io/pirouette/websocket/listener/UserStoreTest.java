// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: users of a file and of code. */
class UserStoreTest {

  private static final String PASSWORD = "s3cret-P\u00e4ssword";

  @TempDir Path directory;

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("Config.toml"), text).toString();
  }

  private static String user(String name, String password, String scopes) {
    return """
        [[ballerina.auth.users]]
        username = "%s"
        password = "%s"
        scopes = [%s]
        """
        .formatted(name, password, scopes);
  }

  @Test
  @Tag("LAU-01")
  @Tag("LAU-09")
  void usersOfATomlFileAreLetInByNameAndPassword() throws IOException {
    String text =
        "title = \"other tables are left alone\"\n[ballerina.http]\nport = 9090\n"
            + user("alice", "alice@123", "\"write\", \"update\"")
            + "[[ballerina.auth.users]]\nusername = \"bob\"\npassword = \"bob@123\"\n";
    try (Secured secured = Secured.by(FileUserStoreConfig.of(file(text)))) {
      secured.assertIs("alice [update, write]", basic("alice", "alice@123"));
      secured.assertIs("bob []", basic("bob", "bob@123"));
      secured.assertRefused(401, basic("alice", "bob@123"));
      secured.assertRefused(401, basic("carol", "alice@123"));
    }
  }

  @Test
  @Tag("LAU-09")
  void namesAndPasswordsAreComparedExactly() throws IOException {
    FileUserStoreConfig users = FileUserStoreConfig.of(List.of(new User("alice", PASSWORD)));
    try (Secured secured = Secured.by(users)) {
      secured.assertIs("alice []", basic("alice", PASSWORD));
      secured.assertRefused(401, basic("Alice", PASSWORD));
      secured.assertRefused(401, basic("alice ", PASSWORD));
      secured.assertRefused(401, basic(" alice", PASSWORD));
      secured.assertRefused(401, basic("alice", PASSWORD + " "));
      secured.assertRefused(401, basic("alice", PASSWORD.substring(1)));
      secured.assertRefused(401, basic("alice", "s3cret-Pa\u0308ssword"));
    }
  }

  /** Made by libxcrypt, by Python's hashlib, and of the reference implementation of Argon2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "s3cret-P\u00e4ssword $2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW",
        "s3cret $2a$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK",
        "s3cret-P\u00e4ssword $pbkdf2-sha256$1200$MDEyMzQ1Njc4OWFiY2RlZg$qr3AhQ2chWQLOJE8BFMgUQ7xoKhzKlK8RMRPoao6QSY",
        "s3cret-P\u00e4ssword $pbkdf2-sha512$1200$MDEyMzQ1Njc4OWFiY2RlZg$L5TXB3P7QoKYX63dCiJxYmu/LD5F7BbLAiR4rUc8wbcA0fboNwE7hKuOW10eC/Kl307sfWjoF0s2nEqBEEssJw",
        "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  @Tag("LAU-09")
  void aPasswordMayBeStoredAsAHash(String password, String hash) throws IOException {
    try (Secured secured = Secured.by(FileUserStoreConfig.of(file(user("alice", hash, ""))))) {
      secured.assertIs("alice []", basic("alice", password));
      secured.assertRefused(401, basic("alice", password + "x"));
      secured.assertRefused(401, basic("alice", hash));
      secured.assertRefused(401, basic("bob", password));
    }
  }

  @Test
  @Tag("LAU-09")
  void aPasswordIsNotCutWhereItsHashWouldCutIt() throws IOException {
    String hash = "$2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";
    FileUserStoreConfig users = FileUserStoreConfig.of(List.of(new User("alice", hash)));
    try (Secured secured = Secured.by(users)) {
      secured.assertIs("alice []", basic("alice", "x".repeat(72)));
      secured.assertRefused(401, basic("alice", "x".repeat(73)));
      secured.assertRefused(401, basic("alice", "x".repeat(71)));
    }
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    String path = file(user("alice", "alice@123", "\"write\""));
    try (Secured secured = Secured.by(FileUserStoreConfig.of(path, "write"));
        CapturedLog log = new CapturedLog()) {
      secured.assertIs("alice [write]", basic("alice", "alice@123"));
      file(user("alice", "changed", "\"write\"") + user("bob", "bob@123", "\"read\""));
      Patience.await("the new password", () -> accepts(secured, basic("alice", "changed")));
      secured.assertRefused(401, basic("alice", "alice@123"));
      secured.assertRefused(403, basic("bob", "bob@123"));
      file("no users, and the password of alice: changed");
      Patience.await(
          "a line of the log",
          () -> {
            assertTrue(accepts(secured, basic("alice", "changed")));
            return log.lines().stream().anyMatch(line -> line.contains("stays in force"));
          });
      assertTrue(log.lines().stream().noneMatch(line -> line.contains("of alice")));
    }
  }

  @Test
  void aFileWithoutUsersLetsNobodyIn() throws IOException {
    String path = file(user("alice", "alice@123", ""));
    try (Secured secured = Secured.by(FileUserStoreConfig.of(path))) {
      secured.assertIs("alice []", basic("alice", "alice@123"));
      file("# they have all gone");
      Patience.await("that she is gone", () -> !accepts(secured, basic("alice", "alice@123")));
      secured.assertRefused(401, basic("alice", "alice@123"));
    }
  }

  private static boolean accepts(Secured secured, String credentials) {
    try {
      return secured.answer(credentials).status() == 101;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[ballerina.auth]\nusers = 5",
        "[[ballerina.auth.users]]\nusername = \"alice\"",
        "[[ballerina.auth.users]]\npassword = \"hidden\"",
        "[[ballerina.auth.users]]\nusername = 5\npassword = \"hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"hidden\"\nscope = \"write\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"hidden\"\nscopes = \"write\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"hidden\"\nscopes = [5]",
        "[[ballerina.auth.users]]\nusername = \"a:b\"\npassword = \"hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"${no.such.hidden}\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"$1$hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"{SSHA}hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"pbkdf2_sha256$1$hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"$2b$31$hidden\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"$2b$31$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"$argon2id$v=19$m=256,t=2,p=4$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4\"",
        "[[ballerina.auth.users]]\nusername = \"alice\"\npassword = \"hidden\npasswort"
      })
  void aFileThatCannotBeUsedStopsTheServiceAndSaysWhere(String text) throws IOException {
    String path = file(text);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Secured.by(FileUserStoreConfig.of(path)).close());
    String message = refused.getMessage();
    assertTrue(message.contains("expected: "), message);
    assertTrue(
        message.contains(path) || message.contains("alice"), "names the file or user: " + message);
    assertFalse(message.replace("no.such.hidden", "").contains("hidden"), message);
    assertFalse(message.contains("OC8.08aip"), message);
  }

  @Test
  void aUserIsThereOnce() throws IOException {
    String path = file(user("alice", "alice@123", "") + user("bob", "bob@123", ""));
    assertThereTwice(new FileUserStoreConfig(path, List.of(new User("bob", "x")), List.of()));
    file(user("alice", "alice@123", "") + user("alice", "hidden", ""));
    assertThereTwice(FileUserStoreConfig.of(path));
  }

  private static void assertThereTwice(FileUserStoreConfig users) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Secured.by(users).close());
    assertTrue(refused.getMessage().contains("' is there twice"), refused::getMessage);
  }

  @Test
  @Tag("T22")
  void aPasswordMayBeAPlaceholder() throws IOException {
    System.setProperty("UserStoreTest.password", PASSWORD);
    try (Secured secured =
        Secured.by(
            FileUserStoreConfig.of(
                List.of(
                    new User("alice", "${UserStoreTest.password}"), new User("b", "a$${x}"))))) {
      secured.assertIs("alice []", basic("alice", PASSWORD));
      secured.assertIs("b []", basic("b", "a${x}"));
      secured.assertRefused(401, basic("alice", "${UserStoreTest.password}"));
    } finally {
      System.clearProperty("UserStoreTest.password");
    }
  }

  @Test
  void clearTextIsWarnedOfWithoutBeingShown() throws Exception {
    String hash = "$2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW";
    String path = file(user("alice", "hidden", "") + user("bob", hash, ""));
    try (CapturedLog log = new CapturedLog()) {
      Secured.by(FileUserStoreConfig.of(path)).close();
      log.await(line -> line.contains(path) && line.contains("1 of 2 users are in clear text"));
      assertTrue(log.lines().stream().noneMatch(line -> line.contains("hidden")));
    }
  }

  @Test
  void aUserDoesNotShowThePassword() {
    User user = new User("alice", "hidden", "write");
    assertEquals("User[name=alice, scopes=[write]]", user.toString());
    assertFalse(FileUserStoreConfig.of(List.of(user)).toString().contains("hidden"));
  }
}
