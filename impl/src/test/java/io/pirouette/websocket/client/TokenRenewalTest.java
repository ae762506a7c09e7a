// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.TokenServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2, "Client": tokens that are no longer good, and tries again. */
@Tag("CAU-08")
class TokenRenewalTest {

  private RawServer server;
  private TokenServer tokens;

  /** How long tokens are good for, in seconds. */
  private int life = 600;

  private final AtomicInteger granted = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
    tokens = TokenServer.start();
    grant();
  }

  @AfterEach
  void end() throws Exception {
    assertFalse(server.hasPending(), "there is no other attempt");
    tokens.close();
    server.close();
  }

  /** From now on tokens are granted, numbered. */
  private void grant() {
    tokens.doing(
        exchange ->
            TokenServer.answer(
                exchange,
                200,
                "{\"access_token\":\"t%d\",\"expires_in\":%d}"
                    .formatted(granted.incrementAndGet(), life)));
  }

  private ClientConfiguration.Builder configuration() {
    return ClientConfiguration.builder()
        .auth(OAuth2ClientCredentialsGrantConfig.builder(tokens.url("/token"), "id", "s").build());
  }

  private ClientConfiguration retrying(int count) {
    return configuration()
        .retryConfig(
            RetryConfiguration.builder()
                .maxCount(count)
                .interval(Duration.ofMillis(1))
                .maxWaitInterval(Duration.ofMillis(20))
                .build())
        .build();
  }

  private void letIn(Connecting connecting, String token) throws Exception {
    RawConnection connection = server.accept();
    assertEquals(List.of("Bearer " + token), connection.open().header("Authorization"));
    new Opened(connecting.client(), connection, null).close();
  }

  @Test
  void aTokenThatIsRefusedWith401IsReplacedAndTheAttemptMadeAgainAtOnce() throws Exception {
    ClientConfiguration configuration = configuration().build();
    assertEquals("Bearer t1", Asked.authorization(server, configuration));
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    assertEquals("Bearer t1", Asked.refuse(server, "401 Unauthorized"));
    letIn(connecting, "t2");
    assertEquals("Bearer t2", Asked.authorization(server, configuration));
    assertEquals(2, granted.get());
  }

  @Test
  @Tag("F28")
  void asSoonAsItIsRefusedOnceMoreThatIsFinalHoweverOftenItMayBeTried() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), retrying(5));
    assertEquals("Bearer t1", Asked.refuse(server, "401 Unauthorized"));
    assertEquals("Bearer t2", Asked.refuse(server, "401 Unauthorized"));
    assertEquals(401, connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE).status());
    assertEquals(2, granted.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  @Tag("F28")
  void noOtherStatusHasTheTokenReplaced(int status) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), retrying(5));
    assertEquals("Bearer t1", Asked.refuse(server, status + " No"));
    assertEquals(
        status, connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE).status());
    assertEquals(1, granted.get());
  }

  @Test
  @Tag("F39")
  void aConnectionThatIsLostIsReplacedWithANewTokenIfTheLastOneHasExpired() throws Exception {
    life = 0;
    Connecting connecting = Connecting.to(server.uri("/"), retrying(0));
    RawConnection first = server.accept();
    assertEquals(List.of("Bearer t1"), first.open().header("Authorization"));
    Client client = connecting.client();
    first.cut();
    Call<String> read = Call.of(client::readTextMessage);
    RawConnection second = server.accept();
    assertEquals(List.of("Bearer t2"), second.open().header("Authorization"));
    second.sendText("back");
    assertEquals("back", read.result());
    new Opened(client, second, null).close();
  }

  @Test
  @Tag("F39")
  void aConnectionThatIsLostIsReplacedWithTheSameTokenWhileItIsGood() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), retrying(0));
    RawConnection first = server.accept();
    first.open();
    Client client = connecting.client();
    first.cut();
    Call<String> read = Call.of(client::readTextMessage);
    assertEquals("Bearer t1", Asked.refuse(server, "503 Later"));
    RawConnection second = server.accept();
    assertEquals(List.of("Bearer t1"), second.open().header("Authorization"));
    second.sendText("back");
    assertEquals("back", read.result());
    new Opened(client, second, null).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  @Tag("F28")
  @Tag("F39")
  void aTokenServerThatIsBusyIsAskedAgainAsOftenAsItMayBeTried(int status) throws Exception {
    AtomicInteger refusals = new AtomicInteger();
    tokens.doing(
        exchange -> {
          if (refusals.incrementAndGet() == 3) {
            grant();
          }
          TokenServer.answer(exchange, status, "");
        });
    letIn(Connecting.to(server.uri("/"), retrying(3)), "t1");
    tokens.answering(status, "");
    AuthException failure =
        Connecting.to(server.uri("/other"), retryingByAnother())
            .failure(AuthException.class, Phase.AUTH);
    assertTrue(failure.getMessage().endsWith("answers with " + status), failure.getMessage());
    assertEquals(4 + 3, tokens.asked().size());
  }

  /** Twice, with a token of its own. */
  private ClientConfiguration retryingByAnother() {
    return ClientConfiguration.builder()
        .retryConfig(retrying(2).retryConfig())
        .auth(
            OAuth2ClientCredentialsGrantConfig.builder(tokens.url("/token"), "other", "s").build())
        .build();
  }

  @Test
  @Tag("F28")
  @Tag("F39")
  void aTokenServerThatIsNotThereYetIsAskedAgain() throws Exception {
    int port = tokens.port();
    ClientConfiguration configuration = retrying(0);
    tokens.close();
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    assertFalse(connecting.isDoneWithin(Duration.ofMillis(100)));
    tokens = TokenServer.start(port);
    grant();
    letIn(connecting, "t1");
  }

  @Test
  @Tag("F28")
  void aTokenServerThatRefusesIsNotAskedAgain() throws Exception {
    tokens.answering(400, "{\"error\":\"invalid_scope\"}");
    AuthException failure =
        Connecting.to(server.uri("/"), retrying(5)).failure(AuthException.class, Phase.AUTH);
    assertTrue(failure.getMessage().endsWith("400, invalid_scope"), failure.getMessage());
    assertEquals(1, tokens.asked().size());
  }

  @Test
  @Tag("F28")
  void closingEndsTheWaitForATokenAndTheTries() throws Exception {
    try (RawServer slow = RawServer.start()) {
      Connecting connecting = Connecting.to(server.uri("/"), askingAt(slow, -1));
      grant(slow, "t");
      RawConnection first = server.accept();
      first.open();
      Client client = connecting.client();
      first.cut();
      Call<String> read = Call.of(client::readTextMessage);
      try (RawConnection asked = slow.accept()) {
        asked.readBody(asked.readRequest());
        Call<Void> closing = Call.doing(() -> client.close(1000, "", Duration.ofMillis(100)));
        assertThrows(WebSocketException.class, read::result);
        // The connection was lost before it could be closed.
        assertThrows(WebSocketException.class, closing::result);
        asked.answer("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"t\"}");
      }
    }
  }

  @Test
  @Tag("F39")
  void aReadThatWaitsForLessThanTheTokenTakesDoesNotThrowTheTokenAway() throws Exception {
    try (RawServer slow = RawServer.start()) {
      Connecting connecting = Connecting.to(server.uri("/"), askingAt(slow, 300));
      grant(slow, "t1");
      RawConnection first = server.accept();
      first.open();
      Client client = connecting.client();
      first.cut();
      Call<String> impatient = Call.of(client::readTextMessage);
      try (RawConnection asked = slow.accept()) {
        asked.readBody(asked.readRequest());
        assertThrows(ReadTimedOutException.class, impatient::result);
        asked.answer("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"t2\"}");
      }
      Call<Client> reading =
          Call.of(
              () -> {
                while (true) {
                  try {
                    assertEquals("back", client.readTextMessage());
                    return client;
                  } catch (ReadTimedOutException again) {
                    // Until the connection is there.
                  }
                }
              });
      RawConnection second = server.accept();
      assertEquals(List.of("Bearer t2"), second.open().header("Authorization"));
      second.sendText("back");
      new Opened(reading.result(), second, null).close();
      assertFalse(slow.hasPending());
    }
  }

  /** A token that has to be replaced each time; reads wait for so many milliseconds. */
  private ClientConfiguration askingAt(RawServer slow, int readMillis) {
    return ClientConfiguration.builder()
        .readTimeout(Duration.ofMillis(readMillis))
        .retryConfig(retrying(0).retryConfig())
        .auth(
            OAuth2ClientCredentialsGrantConfig.builder(
                    "http://" + slow.authority() + "/", "id", "s")
                .build())
        .build();
  }

  private static void grant(RawServer slow, String token) throws Exception {
    try (RawConnection asked = slow.accept()) {
      asked.readBody(asked.readRequest());
      asked.answer("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"" + token + "\",\"expires_in\":0}");
    }
  }

  @Test
  @Tag("F28")
  @Tag("F39")
  void aTokenServerThatIsBusySaysWhenToComeBack() throws Exception {
    tokens.doing(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "2");
          grant();
          TokenServer.answer(exchange, 429, "");
        });
    ClientConfiguration patient =
        configuration()
            .retryConfig(
                RetryConfiguration.builder()
                    .maxCount(1)
                    .interval(Duration.ofMillis(1))
                    .maxWaitInterval(Duration.ofSeconds(20))
                    .build())
            .build();
    Connecting connecting = Connecting.to(server.uri("/"), patient);
    letIn(connecting, "t1");
    assertTrue(connecting.taken().compareTo(Duration.ofSeconds(2)) >= 0);
  }
}
