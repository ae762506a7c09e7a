// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.CredentialsApplication.grant;
import static io.pirouette.websocket.tests.CredentialsApplication.granted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.container.SecurePort;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.fixture.TokenServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients whose tokens have expired when their connections are made again. */
@ExtendWith(ArquillianExtension.class)
@Tag("CAU-08")
@Tag("F39")
class ExpiringTokensIT {

  private static final AuthServers SERVERS = AuthServers.start();

  /** In seconds, as all of these: what a client is told. */
  private static final int BRIEF = 1;

  /** Tokens themselves have no fractions of seconds, and end up to one second earlier than that. */
  private static final int SHORT = 2;

  private static final int LONG = 3600;

  @ArquillianResource URL base;
  private TokenServer tokens;
  private Wires wires;

  @Deployment(testable = false)
  static WebArchive application() {
    return CredentialsApplication.archive("tls-expiring.war", SERVERS);
  }

  @BeforeEach
  void start() throws IOException {
    tokens = TokenServer.start();
    wires = new Wires(SecurePort.number());
  }

  @AfterEach
  void stop() throws IOException {
    wires.close();
    tokens.close();
  }

  /** Grants tokens that are good for some time, and says that they are for another. */
  private static HttpHandler granting(String scope, int seconds, int saidSeconds) {
    return exchange ->
        TokenServer.answer(exchange, 200, granted(AuthIT.token(scope, seconds), saidSeconds));
  }

  private String wired(String path) {
    URI direct = Archives.at(base, path);
    return "wss://localhost:" + wires.port() + direct.getRawPath();
  }

  private ClientConfiguration retrying() {
    return retrying(grant(tokens), 0);
  }

  private static ClientConfiguration retrying(
      OAuth2ClientCredentialsGrantConfig.Builder grant, int maxCount) {
    return WssApplication.trusting()
        .auth(grant.build())
        .retryConfig(
            RetryConfiguration.builder().interval(Duration.ofMillis(20)).maxCount(maxCount).build())
        .build();
  }

  private static void expectGreeting(String scopes, Client client) {
    String greeting = "alice " + scopes;
    assertEquals(greeting + ", " + greeting, client.readTextMessage());
  }

  /** Until so much time has passed since a token was granted before this call. */
  private static void awaitExpiry(int seconds) throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(seconds).toMillis());
  }

  @Test
  void aReadGoesOnByANewTokenWhenTheLastOneHasExpired() throws Exception {
    tokens.doing(granting("write", LONG, BRIEF));
    try (Client client = Client.connect(wired("tokens"), retrying())) {
      expectGreeting("[write]", client);
      tokens.doing(granting("update", LONG, LONG));
      awaitExpiry(BRIEF);
      assertEquals(1, tokens.asked().size());
      wires.cut();
      expectGreeting("[update]", client);
      client.writeTextMessage("hello");
      assertEquals("echo hello", client.readTextMessage());
      assertEquals(2, tokens.asked().size());
    }
  }

  @Test
  void aTokenThatIsStillGoodIsShownAgain() throws Exception {
    tokens.doing(granting("write", LONG, LONG));
    try (Client client = Client.connect(wired("tokens"), retrying())) {
      expectGreeting("[write]", client);
      for (int i = 0; i < 3; i++) {
        wires.cut();
        expectGreeting("[write]", client);
      }
      assertEquals(1, tokens.asked().size());
    }
  }

  @Test
  void aTokenThatHasExpiredSoonerThanTheClientWasToldIsReplacedOnceWhenItIsRefused()
      throws Exception {
    tokens.doing(granting("write", SHORT, LONG));
    ClientConfiguration other = retrying(grant(tokens).clientId("another client"), 0);
    try (Client client = Client.connect(wired("tokens"), retrying());
        Client unlucky = Client.connect(wired("tokens"), other)) {
      expectGreeting("[write]", client);
      expectGreeting("[write]", unlucky);
      int asked = tokens.asked().size();
      awaitExpiry(SHORT);
      wires.cut();
      tokens.doing(granting("update", LONG, LONG));
      expectGreeting("[update]", client);
      assertEquals(asked + 1, tokens.asked().size());
      tokens.doing(granting("update", 0, LONG));
      InvalidHandshakeException refused =
          assertThrows(InvalidHandshakeException.class, unlucky::readTextMessage);
      assertEquals(401, refused.status());
      assertEquals(asked + 2, tokens.asked().size());
    }
  }

  @Test
  void aTokenServerThatIsBusyIsAskedAgainUntilItGrantsATokenAnew() throws Exception {
    tokens.doing(granting("write", LONG, BRIEF));
    try (Client client = Client.connect(wired("tokens"), retrying(grant(tokens), 5))) {
      expectGreeting("[write]", client);
      tokens.doing(
          exchange -> {
            if (tokens.asked().size() < 4) {
              TokenServer.answer(exchange, 503, "");
            } else {
              granting("update", LONG, LONG).handle(exchange);
            }
          });
      awaitExpiry(BRIEF);
      wires.cut();
      expectGreeting("[update]", client);
      assertEquals(4, tokens.asked().size());
    }
  }

  @Test
  void aTokenServerThatGrantsNoMoreEndsTheReadAtOnce() throws Exception {
    tokens.doing(granting("write", LONG, BRIEF));
    try (Client client = Client.connect(wired("tokens"), retrying())) {
      expectGreeting("[write]", client);
      tokens.answering(400, "{\"error\":\"unauthorized_client\"}");
      awaitExpiry(BRIEF);
      wires.cut();
      AuthException failure = assertThrows(AuthException.class, client::readTextMessage);
      assertTrue(failure.getMessage().contains("unauthorized_client"), failure::getMessage);
      assertEquals(2, tokens.asked().size());
    }
  }

  /** An orderly close is not retried: the program connects again, by the same configuration. */
  @Test
  void whoWasClosedAtTheEndOfATokenConnectsAgainByANewOne() {
    tokens.doing(granting("write", SHORT, SHORT));
    ClientConfiguration configuration = retrying();
    try (Client client = Client.connect(wired("expiring"), configuration)) {
      expectGreeting("[write]", client);
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readTextMessage);
      assertEquals("token expired: Status code: 1008", closed.getMessage());
    }
    tokens.doing(granting("write update", LONG, LONG));
    try (Client client = Client.connect(wired("expiring"), configuration)) {
      expectGreeting("[update, write]", client);
    }
  }
}
