// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that others have made: libxcrypt, Python's hashlib, Argon2's reference implementation. */
class StoredPasswordTest {

  private static final String EURO = "\u20ac uro";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2a$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2b$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2y$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$pbkdf2-sha256$1000$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJcviVr9CAKUqiJpL64",
        EURO
      })
  @Tag("LAU-09")
  void aHashOfAnyKindIsThatOfOnePassword(String stored) {
    StoredPassword password = StoredPassword.of("alice", stored);
    assertTrue(password.matches(EURO));
    assertTrue(password.matches(EURO));
    assertFalse(password.matches("\u20ac urp"));
    assertFalse(password.matches("\u20acuro"));
    assertFalse(password.matches("? uro"));
    assertFalse(password.matches(stored + " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8"
      })
  @Tag("LAU-09")
  void argon2IsThatOfItsReferenceImplementation(String stored) {
    StoredPassword password = StoredPassword.of("alice", stored);
    assertTrue(password.matches("password"));
    assertFalse(password.matches("Password"));
    assertFalse(password.matches("password "));
  }

  @Test
  @Tag("LAU-09")
  void whatBcryptWouldCutIsRefusedByItsBytes() {
    String hash = "$2b$04$abcdefghijklmnopqrstuuAg/vhymG.zjfOvPuw7BgQPjbFV1.SQW";
    StoredPassword password = StoredPassword.of("alice", hash);
    String bytes72 = "\u00e4".repeat(36);
    assertTrue(password.matches(bytes72));
    assertFalse(password.matches(bytes72 + "x"));
    assertFalse(password.matches(bytes72 + "\u00e4"));
    assertFalse(password.matches("\u00e4".repeat(35)));
    assertFalse(password.matches(bytes72.repeat(1_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2x$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2b$17$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2b$03$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J.",
        "$2b$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J",
        "$2b$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J..",
        "$2b$04$abcdefghijklmnopqrstuuZwn/fCoi.u1efFbinsjRwgVeenuL3J!",
        "$2b$",
        "$argon2id$v=19$m=2097152,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=1000,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi",
        "$argon2id$v=18$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4AA",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQxx$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$pbkdf2-sha256$999$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJcviVr9CAKUqiJpL64",
        "$pbkdf2-sha256$99999999$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJcviVr9CAKUqiJpL64",
        "$pbkdf2-sha256$1000$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJcviVr9CAKUqiJpL",
        "$pbkdf2-sha256$1000$./..MDEyMzQ1Njc4OWFiYw$",
        "$pbkdf2$1000$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJc",
        "$pbkdf2-sha1$1000$./..MDEyMzQ1Njc4OWFiYw$AEbP8EfcBEm24WXRacFcOb6wDJc",
        "$6$abcdefgh$ZhwV05FhDZTzhBYjpaOGLcyaGYqsbNLVZ/GkHrZzHzCPPCEZyzVHqBq8fi",
        "$y$j9T$abcdefgh$ZhwV05FhDZTzhBYjpaOGLcyaGYqsbNLVZ",
        "$apr1$abcdefgh$ZhwV05FhDZTzhBYjpa",
        "$"
      })
  @Tag("LAU-09")
  @Tag("T22")
  void aHashThatCannotBeCheckedIsRefusedAndNotShown(String stored) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> StoredPassword.of("alice", stored));
    String message = refused.getMessage();
    assertTrue(message.contains("'alice'") && message.contains("expected: "), message);
    for (String part : stored.split("\\$")) {
      assertFalse(part.length() > 14 && message.contains(part), message);
    }
    assertTrue(refused.getCause() == null, "a cause might show it");
  }
}
