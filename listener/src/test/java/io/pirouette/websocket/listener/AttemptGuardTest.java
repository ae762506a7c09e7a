// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static io.pirouette.websocket.listener.Secured.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.Attempt;
import io.pirouette.websocket.auth.listener.AttemptGuard;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user's guard is told of attempts to connect, and what it can do about them. */
class AttemptGuardTest {

  private static final FileUserStoreConfig USERS =
      FileUserStoreConfig.of(
          List.of(new User("alice", "alice@123"), new User("bob", "bob@123", "write")), "write");

  private static Secured guarded(AttemptGuard guard) {
    return Secured.by(
        service ->
            service
                .auth(USERS, Tokens.validator().build())
                .authOptions(AuthOptions.builder().attemptGuard(guard).build()));
  }

  /** Makes a user wait a minute after five wrong passwords in a row from one address. */
  static class LockOut implements AttemptGuard {

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    @Override
    public Optional<Duration> putOff(Attempt attempt) {
      return failures.getOrDefault(key(attempt), 0) < 5
          ? Optional.empty()
          : Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public void failed(Attempt attempt) {
      failures.merge(key(attempt), 1, Integer::sum);
    }

    @Override
    public void succeeded(Attempt attempt) {
      failures.remove(key(attempt));
    }

    /** Once a minute. */
    void forget() {
      failures.clear();
    }

    private static String key(Attempt attempt) {
      return attempt.userName().orElse("") + " " + attempt.remoteAddress().getAddress();
    }
  }

  @Test
  @Tag("T21")
  void aUserWhoHasFailedTooOftenHasToWait() throws IOException {
    LockOut lockOut = new LockOut();
    try (Secured secured = guarded(lockOut)) {
      for (int i = 0; i < 5; i++) {
        secured.assertRefused(401, basic("bob", "wrong"));
      }
      assertEquals(
          List.of("60"), secured.assertRefused(429, basic("bob", "bob@123")).header("Retry-After"));
      secured.assertRefused(403, basic("alice", "alice@123"));
      lockOut.forget();
      secured.assertIs("bob [write]", basic("bob", "bob@123"));
    }
  }

  private static final class Diary implements AttemptGuard {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Duration> putOff(Attempt attempt) {
      lines.add("asked " + shown(attempt));
      return Optional.empty();
    }

    @Override
    public void failed(Attempt attempt) {
      lines.add("failed " + shown(attempt));
    }

    @Override
    public void succeeded(Attempt attempt) {
      lines.add("succeeded " + shown(attempt));
    }

    private static String shown(Attempt attempt) {
      assertTrue(attempt.remoteAddress().getAddress().isLoopbackAddress());
      return attempt.basePath() + " " + attempt.userName().orElse("-");
    }
  }

  @Test
  @Tag("T21")
  void aGuardIsToldOfEachAttemptThatHasCredentials() throws IOException {
    Diary diary = new Diary();
    try (Secured secured = guarded(diary)) {
      secured.assertRefused(401);
      secured.assertRefused(401, "Authorization: Digest x");
      secured.assertRefused(401, "Authorization: Basic x");
      secured.assertRefused(401, basic("bob", "wrong"));
      secured.assertRefused(401, bearer("x"));
      secured.assertRefused(403, basic("alice", "alice@123"));
      secured.assertIs("bob [write]", basic("bob", "bob@123"));
    }
    assertEquals(
        List.of(
            "asked /secured -",
            "failed /secured -",
            "asked /secured bob",
            "failed /secured bob",
            "asked /secured -",
            "failed /secured -",
            "asked /secured alice",
            "succeeded /secured alice",
            "asked /secured bob",
            "succeeded /secured bob"),
        diary.lines);
  }

  @Test
  @Tag("T21")
  void guessesAreToldWhileAnotherServerDoesNotAnswer() throws IOException {
    LdapUserStoreConfig down =
        LdapUserStoreConfig.builder("ldap://127.0.0.1:1").userSearchBase("dc=example").build();
    Diary diary = new Diary();
    try (Secured secured =
        Secured.by(
            service ->
                service
                    .auth(USERS, down)
                    .authOptions(AuthOptions.builder().attemptGuard(diary).build()))) {
      secured.assertRefused(503, basic("bob", "wrong"));
      secured.assertRefused(401, bearer("x"));
    }
    try (Secured secured =
        Secured.by(
            service ->
                service
                    .auth(down)
                    .authOptions(AuthOptions.builder().attemptGuard(diary).build()))) {
      secured.assertRefused(503, basic("bob", "wrong"));
    }
    assertEquals(
        List.of(
            "asked /secured bob",
            "failed /secured bob",
            "asked /secured -",
            "failed /secured -",
            "asked /secured bob"),
        diary.lines);
  }

  @Test
  void aGuardThatFailsLetsNobodyIn() throws IOException {
    AttemptGuard broken =
        new AttemptGuard() {
          @Override
          public void succeeded(Attempt attempt) {
            throw new IllegalStateException("broken");
          }
        };
    try (Secured secured = guarded(broken);
        CapturedLog log = new CapturedLog()) {
      secured.assertRefused(500, basic("bob", "bob@123"));
      assertTrue(log.lines().stream().anyMatch(line -> line.contains("broken")));
      secured.assertRefused(401, basic("bob", "wrong"));
    }
  }

  @Test
  void aTimeIsRoundedUpToWholeSeconds() throws IOException {
    AttemptGuard patient =
        new AttemptGuard() {
          @Override
          public Optional<Duration> putOff(Attempt attempt) {
            return Optional.of(Duration.ofMillis(1_001));
          }
        };
    try (Secured secured = guarded(patient)) {
      assertEquals(
          List.of("2"), secured.assertRefused(429, basic("bob", "bob@123")).header("Retry-After"));
    }
  }
}
