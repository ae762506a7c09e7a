// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.listener.RawDirectory.Exchange;
import io.pirouette.websocket.listener.RawDirectory.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: directories that do not do what they should. */
@Timeout(60)
class DirectoryFaultTest {

  private static final String PATTERN = "uid=?,ou=people,dc=example,dc=org";
  private static final String ALICE = "uid=alice,ou=people,dc=example,dc=org";
  private static final String CREDENTIALS = basic("alice", "alice@123");
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final int REFERRAL = 10;

  static LdapUserStoreConfig.Builder at(RawDirectory directory) {
    return LdapUserStoreConfig.builder(directory.url("ldap"))
        .connectionTimeout(LONG)
        .readTimeout(LONG);
  }

  /** Alice, and whatever password. */
  static void welcome(String kind, Exchange exchange) throws IOException {
    switch (kind) {
      case RawDirectory.BIND -> exchange.bound(0);
      case RawDirectory.SEARCH -> {
        exchange.entry(ALICE, "uid", "alice");
        exchange.done(0);
      }
      default -> {}
    }
  }

  static void assertUnavailable(LdapUserStoreConfig config) throws IOException {
    try (Secured secured = Secured.by(config)) {
      assertEquals(List.of("5"), secured.assertRefused(503, CREDENTIALS).header("Retry-After"));
    }
  }

  @Test
  @Tag("T19")
  void whoeverDoesNotAnswerIsWaitedForNoLongerThanAllowed() throws IOException {
    try (RawDirectory silent = new RawDirectory((kind, exchange) -> {})) {
      assertUnavailable(at(silent).readTimeout(SHORT).userDnPattern(PATTERN).build());
      assertUnavailable(at(silent).readTimeout(SHORT).userSearchBase("dc=example").build());
    }
  }

  @Test
  @Tag("T19")
  void whoeverDoesNotBeginTlsIsWaitedForNoLongerThanAllowed() throws IOException {
    try (RawDirectory silent =
        new RawDirectory(
            (kind, exchange) -> {
              if (kind.equals(RawDirectory.EXTENDED)) {
                exchange.extended(0);
              }
            })) {
      LdapUserStoreConfig.Builder secure =
          LdapUserStoreConfig.builder(silent.url("ldaps")).connectionTimeout(SHORT);
      assertUnavailable(secure.readTimeout(LONG).userDnPattern(PATTERN).build());
    }
  }

  @Test
  @Tag("T19")
  void nothingIsSentWhereStartTlsIsRefused() throws IOException {
    for (int code : new int[] {1, 2, 53, REFERRAL}) {
      try (RawDirectory refusing =
          new RawDirectory(
              (kind, exchange) -> {
                if (kind.equals(RawDirectory.EXTENDED)) {
                  exchange.extended(code);
                } else {
                  welcome(kind, exchange);
                }
              })) {
        for (LdapUserStoreConfig config : allKinds(at(refusing).startTls(true))) {
          assertUnavailable(config);
        }
        assertOnly(List.of(RawDirectory.EXTENDED, RawDirectory.UNBIND), refusing.requests());
      }
    }
  }

  static List<LdapUserStoreConfig> allKinds(LdapUserStoreConfig.Builder builder) {
    return List.of(
        builder.userDnPattern(PATTERN).build(),
        builder.userDnPattern(null).userSearchBase("dc=example").build(),
        builder.connectionName("cn=service").connectionPassword("service@123").build());
  }

  private static void assertOnly(List<String> expected, List<String> seen) {
    assertTrue(expected.containsAll(seen), seen::toString);
  }

  @Test
  @Tag("T19")
  void whatIsSaidBeforeTlsIsForgottenWhenItBegins() throws IOException {
    try (RawDirectory injecting =
        new RawDirectory(
            (kind, exchange) -> {
              if (kind.equals(RawDirectory.EXTENDED)) {
                exchange.beginTlsAndMore();
              } else {
                welcome(kind, exchange);
              }
            })) {
      for (LdapUserStoreConfig config :
          allKinds(at(injecting).startTls(true).connectionTimeout(SHORT).readTimeout(SHORT))) {
        assertUnavailable(config);
      }
      assertOnly(
          List.of(RawDirectory.EXTENDED, RawDirectory.UNBIND, RawDirectory.GARBAGE),
          injecting.requests());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "49, 401",
    "32, 401",
    "19, 401",
    "50, 401",
    "53, 401",
    "48, 401",
    "34, 401",
    "1, 503",
    "2, 503",
    "8, 503",
    "13, 503",
    "14, 503",
    "51, 503",
    "52, 503",
    "80, 503",
    "118, 503"
  })
  @Tag("T19")
  @Tag("LAU-10")
  void onlyAClearYesToTheBindOfAUserLetsIn(int code, int status) throws IOException {
    try (RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  if (kind.equals(RawDirectory.BIND)) {
                    exchange.bound(code);
                  } else {
                    welcome(kind, exchange);
                  }
                });
        CapturedLog log = new CapturedLog()) {
      for (LdapUserStoreConfig config :
          List.of(
              at(directory).userDnPattern(PATTERN).build(),
              at(directory).userSearchBase("dc=example").build())) {
        try (Secured secured = Secured.by(config)) {
          secured.assertRefused(status, CREDENTIALS);
        }
      }
      assertEquals(status == 503 ? 2 : 0, log.messages(Level.WARNING).size());
      assertShowsNothing(log);
    }
  }

  private static void assertShowsNothing(CapturedLog log) {
    for (CapturedLog.Line line : log.lines()) {
      assertFalse(line.contains("alice@123") || line.contains("service@123"), line::message);
      assertFalse(line.contains("top secret"), line::message);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 11, 32, 50, 51, 52, 53, 80})
  @Tag("T19")
  void onlyACompleteAnswerToTheSearchOfAUserLetsIn(int code) throws IOException {
    try (RawDirectory directory =
        new RawDirectory(
            (kind, exchange) -> {
              if (kind.equals(RawDirectory.SEARCH)) {
                exchange.entry(ALICE, "uid", "alice");
                exchange.done(code);
              } else {
                welcome(kind, exchange);
              }
            })) {
      assertUnavailable(at(directory).userSearchBase("dc=example").build());
      assertFalse(directory.requests().contains(RawDirectory.BIND));
    }
  }

  @Test
  @Tag("T19")
  void aNameIsAmbiguousAlsoIfTheDirectoryShowsOneEntryAlone() throws IOException {
    int sizeLimitExceeded = 4;
    try (RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  if (kind.equals(RawDirectory.SEARCH)) {
                    exchange.entry(ALICE, "uid", "alice");
                    exchange.done(sizeLimitExceeded);
                  } else {
                    welcome(kind, exchange);
                  }
                });
        Secured secured = Secured.by(at(directory).userSearchBase("dc=example").build())) {
      secured.assertRefused(401, CREDENTIALS);
      assertFalse(directory.requests().contains(RawDirectory.BIND));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RawDirectory.BIND, RawDirectory.SEARCH})
  @Tag("T19")
  void nobodyIsAskedInsteadOfTheDirectory(String referred) throws IOException {
    try (RawDirectory attacker = new RawDirectory(DirectoryFaultTest::welcome);
        RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  RawDirectory.REFERRALS.set(List.of(attacker.url("ldap") + "/" + ALICE));
                  if (kind.equals(referred) && kind.equals(RawDirectory.BIND)) {
                    exchange.bound(REFERRAL);
                  } else if (kind.equals(referred)) {
                    exchange.done(REFERRAL);
                  } else {
                    welcome(kind, exchange);
                  }
                });
        Secured secured = Secured.by(at(directory).userSearchBase("dc=example").build())) {
      secured.assertRefused(referred.equals(RawDirectory.BIND) ? 401 : 503, CREDENTIALS);
      assertEquals(0, attacker.connections());
    }
  }

  @Test
  @Tag("T19")
  void theLogSaysWhenTheServiceItselfIsRefused() throws Exception {
    try (RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  if (kind.equals(RawDirectory.BIND)) {
                    exchange.bound(49);
                  } else {
                    welcome(kind, exchange);
                  }
                });
        CapturedLog log = new CapturedLog()) {
      assertUnavailable(
          at(directory)
              .connectionName("cn=service")
              .connectionPassword("service@123")
              .userSearchBase("dc=example")
              .build());
      log.await(
          line ->
              line.level() == Level.WARNING
                  && line.contains(directory.url("ldap"))
                  && line.contains("connectionName"));
      assertShowsNothing(log);
      assertFalse(directory.requests().contains(RawDirectory.SEARCH));
    }
  }

  @Test
  @Tag("T19")
  void whoeverFindsNoPlaceIsRefusedAtOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Script slow =
        (kind, exchange) -> {
          asked.countDown();
          try {
            mayAnswer.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          welcome(kind, exchange);
        };
    try (RawDirectory directory = new RawDirectory(slow);
        Secured secured =
            Secured.by(at(directory).userDnPattern(PATTERN).connectionPoolSize(1).build())) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return secured.answer(CREDENTIALS).status();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      secured.assertRefused(503, CREDENTIALS);
      assertFalse(first.isDone());
      mayAnswer.countDown();
      assertEquals(101, first.get(20, TimeUnit.SECONDS));
      secured.assertIs("alice []", CREDENTIALS);
    }
  }
}
