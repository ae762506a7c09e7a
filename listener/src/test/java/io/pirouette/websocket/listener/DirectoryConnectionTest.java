// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.listener.RawDirectory.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to directories that end them, or were never meant for LDAP. */
class DirectoryConnectionTest {

  private static final String PATTERN = "uid=?,ou=people,dc=example,dc=org";
  private static final String CREDENTIALS = basic("alice", "alice@123");
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  @Tag("T19")
  void aConnectionThatTheDirectoryHasEndedHurtsNobody() throws Exception {
    try (RawDirectory directory = new RawDirectory(DirectoryFaultTest::welcome)) {
      for (LdapUserStoreConfig config :
          DirectoryFaultTest.allKinds(DirectoryFaultTest.at(directory))) {
        try (Secured secured = Secured.by(config)) {
          secured.assertIs("alice []", CREDENTIALS);
          int before = directory.connections();
          secured.assertIs("alice []", CREDENTIALS);
          assertEquals(before, directory.connections());
          directory.hangUp();
          Patience.await("the end", () -> directory.ended() == before);
          secured.assertIs("alice []", CREDENTIALS);
        }
      }
    }
  }

  @Test
  @Tag("T19")
  void aDirectoryThatSaysGoodbyeIsAskedAgain() throws Exception {
    AtomicInteger searches = new AtomicInteger();
    try (RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  // The third one comes by a connection that was kept.
                  if (kind.equals(RawDirectory.SEARCH) && searches.incrementAndGet() == 2) {
                    exchange.disconnect();
                  } else {
                    DirectoryFaultTest.welcome(kind, exchange);
                  }
                });
        Secured secured =
            Secured.by(DirectoryFaultTest.at(directory).userSearchBase("dc=example").build())) {
      secured.assertIs("alice []", CREDENTIALS);
      secured.assertIs("alice []", CREDENTIALS);
      assertTrue(searches.get() > 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "\u0000\u0000\u0000\u0000", "0"})
  @Tag("T19")
  void whatIsNoLdapLetsNobodyIn(String answer) throws IOException {
    try (RawDirectory directory =
        new RawDirectory(
            (kind, exchange) -> {
              exchange.send(answer.getBytes(StandardCharsets.ISO_8859_1));
              exchange.connection().close();
            })) {
      for (LdapUserStoreConfig config :
          DirectoryFaultTest.allKinds(DirectoryFaultTest.at(directory))) {
        DirectoryFaultTest.assertUnavailable(config);
      }
    }
  }

  @Test
  @Tag("T19")
  void anAnswerToAnotherQuestionLetsNobodyIn() throws IOException {
    try (RawDirectory directory =
        new RawDirectory(
            (kind, exchange) -> {
              if (kind.equals(RawDirectory.BIND)) {
                new Exchange(exchange.connection(), exchange.id() + 1).bound(0);
              } else {
                DirectoryFaultTest.welcome(kind, exchange);
              }
            })) {
      DirectoryFaultTest.assertUnavailable(
          DirectoryFaultTest.at(directory).readTimeout(SHORT).userDnPattern(PATTERN).build());
    }
  }

  @Test
  @Tag("LAU-10")
  void connectionsEndWithTheListener() throws IOException {
    try (RawDirectory directory = new RawDirectory(DirectoryFaultTest::welcome)) {
      try (Secured secured =
          Secured.by(DirectoryFaultTest.at(directory).userSearchBase("dc=example").build())) {
        secured.assertIs("alice []", CREDENTIALS);
        assertEquals(2, directory.connections());
        assertEquals(0, directory.ended());
      }
      Patience.await("the end", () -> directory.ended() == 2);
    }
  }

  /** Entry after entry, at once or with pauses that are shorter than the read time-out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 50})
  @Tag("T19")
  void aDirectoryThatNeverStopsAnsweringIsLeftAlone(int pauseMillis) throws IOException {
    try (RawDirectory directory =
            new RawDirectory(
                (kind, exchange) -> {
                  if (kind.equals(RawDirectory.SEARCH)) {
                    sendWithoutEnd(exchange, pauseMillis);
                  } else {
                    DirectoryFaultTest.welcome(kind, exchange);
                  }
                });
        Secured secured =
            Secured.by(
                DirectoryFaultTest.at(directory)
                    .userSearchBase("dc=example")
                    .connectionTimeout(Duration.ofSeconds(1))
                    .readTimeout(Duration.ofMillis(500))
                    .build())) {
      secured.assertRefused(503, CREDENTIALS);
      Patience.await("that it is hung up", () -> directory.ended() == directory.connections());
    }
  }

  private static void sendWithoutEnd(RawDirectory.Exchange exchange, int pauseMillis)
      throws IOException {
    while (true) {
      if (pauseMillis == 0) {
        exchange.entry("uid=alice", "uid", "alice");
      } else {
        exchange.send(new byte[] {0x30});
        exchange.send(new byte[] {(byte) 0x84, 0x00, 0x0f, 0x00, 0x00});
        drip(exchange, pauseMillis);
      }
    }
  }

  private static void drip(RawDirectory.Exchange exchange, int pauseMillis) throws IOException {
    try {
      for (int i = 0; i < 1_000; i++) {
        exchange.send(new byte[] {0});
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
