// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static io.pirouette.websocket.listener.Secured.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: which credentials a request has, and how it is refused. */
class CredentialsTest {

  private static final FileUserStoreConfig USERS =
      FileUserStoreConfig.of(
          List.of(
              new User("alice", "alice@123", "write", "update"),
              new User("bob", "b:o:b"),
              new User("J\u00fcrgen", "gr\u00fc\u00df", "read")));

  private static final JwtValidatorConfig TOKENS =
      JwtValidatorConfig.builder(new SharedSecret("a secret of more than 32 bytes for HS256"))
          .build();

  private static final String BASIC = "Basic realm=\"/secured\", charset=\"UTF-8\"";

  private static void assertChallenges(HttpAnswer answer, String... challenges) {
    assertEquals(List.of(challenges), answer.header("WWW-Authenticate"));
  }

  private static String encoded(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("LAU-02")
  void aServiceThatAsksForNothingLetsEverybodyIn() throws IOException {
    try (Secured open = Secured.by()) {
      open.assertIs("nobody []");
      open.assertIs("nobody []", basic("alice", "wrong"));
    }
  }

  @Test
  @Tag("LAU-03")
  @Tag("LAU-15")
  @Tag("T6")
  void aRequestWithoutCredentialsIsChallenged() throws IOException {
    try (Secured secured = Secured.by(USERS)) {
      assertChallenges(secured.assertRefused(401), BASIC);
      assertEquals(0, secured.upgrades());
    }
    try (Secured secured = Secured.by(TOKENS)) {
      assertChallenges(secured.assertRefused(401), "Bearer realm=\"/secured\"");
    }
    try (Secured secured = Secured.by(USERS, TOKENS)) {
      assertChallenges(secured.assertRefused(401), "Bearer realm=\"/secured\"", BASIC);
    }
  }

  static Stream<String> oddities() {
    return Stream.of(
        "",
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic " + encoded("alice"),
        "Basic " + encoded(":"),
        "Basic " + encoded(":alice@123"),
        "Basic " + encoded("alice:"),
        "Basic " + encoded("alice:alice@123\0"),
        "Basic " + encoded("alice:alice@123\r"),
        "Basic " + encoded("al\0ice:alice@123"),
        "Basic " + encoded("alice:alice@123") + ", Bearer y",
        "Basic " + encoded("alice:alice@123") + " x",
        "Basic\t" + encoded("alice:alice@123"),
        encoded("alice:alice@123"),
        "Digest username=\"alice\"",
        "Basicx " + encoded("alice:alice@123"),
        "Negotiate " + encoded("alice:alice@123"),
        "Bearer",
        "Bearer ",
        "Bearer " + encoded("alice:alice@123"));
  }

  @ParameterizedTest
  @MethodSource("oddities")
  @Tag("LAU-04")
  @Tag("LAU-07")
  @Tag("LAU-16")
  @Tag("T6")
  void credentialsThatCannotBeReadAreRefused(String value) throws IOException {
    try (Secured secured = Secured.by(USERS)) {
      assertChallenges(secured.assertRefused(401, "Authorization: " + value), BASIC);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "basic", "BASIC", "bAsIc"})
  @Tag("LAU-07")
  @Tag("T6")
  void theSchemeIsReadInAnyCase(String scheme) throws IOException {
    try (Secured secured = Secured.by(USERS)) {
      String credentials = encoded("alice:alice@123");
      secured.assertIs("alice [update, write]", "Authorization: " + scheme + " " + credentials);
      secured.assertIs("alice [update, write]", "Authorization:" + scheme + "   " + credentials);
    }
  }

  @Test
  @Tag("T6")
  void aPasswordMayHaveColonsAndANameBeOfAnyLetters() throws IOException {
    try (Secured secured = Secured.by(USERS)) {
      secured.assertIs("bob []", basic("bob", "b:o:b"));
      String latin =
          Base64.getEncoder()
              .encodeToString("J\u00fcrgen:gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
      assertEquals(101, secured.answer(basic("J\u00fcrgen", "gr\u00fc\u00df")).status());
      assertEquals(101, secured.answer("Authorization: Basic " + latin).status());
    }
  }

  @Test
  @Tag("T6")
  void severalCredentialsAreRefusedWhicheverIsGood() throws IOException {
    String good = basic("alice", "alice@123");
    try (Secured secured = Secured.by(USERS)) {
      for (String other : List.of(basic("alice", "wrong"), good, bearer("x"))) {
        assertEquals(400, secured.answer(good, other).status());
        assertEquals(400, secured.answer(other, good).status());
      }
      assertEquals(0, secured.upgrades());
    }
  }

  @Test
  @Tag("T6")
  void credentialsInTheTargetAreNone() throws IOException {
    try (Secured secured = Secured.by(USERS, TOKENS)) {
      for (String query :
          List.of("?access_token=x", "?Authorization=" + encoded("alice:alice@123"))) {
        assertEquals(
            401,
            RawPeer.handshake(secured.uri(), Handshake.of(secured.uri(), Secured.PATH + query))
                .status());
      }
    }
  }

  @Test
  @Tag("LAU-04")
  @Tag("LAU-05")
  @Tag("LAU-06")
  void oneOfTheScopesHasToBeHeld() throws IOException {
    FileUserStoreConfig scoped = FileUserStoreConfig.of(USERS.users(), "write", "admin");
    try (Secured secured = Secured.by(scoped)) {
      secured.assertIs("alice [update, write]", basic("alice", "alice@123"));
      secured.assertRefused(403, basic("bob", "b:o:b"));
      secured.assertRefused(403, basic("J\u00fcrgen", "gr\u00fc\u00df"));
      secured.assertRefused(401, basic("bob", "wrong"));
    }
    FileUserStoreConfig close = FileUserStoreConfig.of(USERS.users(), "writ", "Write", "write2");
    try (Secured secured = Secured.by(close)) {
      secured.assertRefused(403, basic("alice", "alice@123"));
    }
  }

  @Test
  @Tag("LAU-08")
  void entriesAreTriedInOrderUntilOneAcceptsOrForbids() throws IOException {
    FileUserStoreConfig first = FileUserStoreConfig.of(List.of(new User("alice", "first", "a")));
    FileUserStoreConfig second =
        FileUserStoreConfig.of(List.of(new User("alice", "second", "b")), "b");
    FileUserStoreConfig third =
        FileUserStoreConfig.of(
            List.of(new User("alice", "third", "c"), new User("carol", "x", "c")), "b");
    FileUserStoreConfig last = FileUserStoreConfig.of(List.of(new User("carol", "x", "c")));
    try (Secured secured = Secured.by(TOKENS, first, second, third, last)) {
      secured.assertIs("alice [a]", basic("alice", "first"));
      secured.assertIs("alice [b]", basic("alice", "second"));
      secured.assertRefused(403, basic("alice", "third"));
      secured.assertRefused(403, basic("carol", "x"));
      secured.assertRefused(401, basic("alice", "fourth"));
    }
  }

  @Test
  @Tag("LAU-18")
  void servicesOfOneConfigurationAreAlike() throws IOException {
    try (Secured one = Secured.by(USERS);
        Secured other = Secured.by(USERS)) {
      one.assertIs("bob []", basic("bob", "b:o:b"));
      other.assertIs("bob []", basic("bob", "b:o:b"));
    }
  }
}
