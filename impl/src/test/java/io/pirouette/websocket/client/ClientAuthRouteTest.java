// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import io.pirouette.websocket.fixture.TokenServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2, "Client": credentials are for the server, and for nobody else. */
@Tag("T23")
class ClientAuthRouteTest {

  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

  private RawServer server;
  private RawServer proxy;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
    proxy = RawServer.start();
    System.setProperty("route.password", "pröxy");
  }

  @AfterEach
  void end() throws Exception {
    System.clearProperty("route.password");
    proxy.close();
    server.close();
  }

  private ProxyConfiguration.Builder atProxy() {
    URI uri = proxy.uri("/");
    return ProxyConfiguration.builder(uri.getHost(), uri.getPort());
  }

  private static void assertHasNone(ReceivedRequest request) {
    assertEquals(List.of(), request.header("Authorization"));
    assertFalse(request.toString().contains("the-token"), request::toString);
  }

  @Test
  void aProxySeesNothingOfTheCredentials() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .proxy(atProxy().username("me").password("${route.password}").build())
            .auth(new BearerTokenConfig("the-token"))
            .build();
    Connecting connecting = Connecting.to(URI.create("ws://origin.test/"), configuration);
    RawConnection tunnel = proxy.accept();
    ReceivedRequest connect = tunnel.readRequest();
    assertEquals("CONNECT", connect.method());
    assertEquals(List.of("Basic bWU6cHLDtnh5"), connect.header("Proxy-Authorization"));
    assertHasNone(connect);
    tunnel.answer(ESTABLISHED);
    assertEquals(List.of("Bearer the-token"), tunnel.open().header("Authorization"));
    new Opened(connecting.client(), tunnel, null).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"401 Unauthorized", "407 Proxy Authentication Required"})
  void aProxyThatAsksForCredentialsIsGivenNoneAndHasNoTokenReplaced(String status)
      throws Exception {
    try (TokenServer tokens =
        TokenServer.start().answering(200, "{\"access_token\":\"the-token\"}")) {
      ClientConfiguration configuration =
          ClientConfiguration.builder()
              .proxy(atProxy().build())
              .auth(OAuth2ClientCredentialsGrantConfig.builder(tokens.url("/t"), "id", "s").build())
              .build();
      Connecting connecting = Connecting.to(URI.create("ws://origin.test/"), configuration);
      try (RawConnection tunnel = proxy.accept()) {
        assertHasNone(tunnel.readRequest());
        tunnel.answer("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
        connecting.failure(InvalidHandshakeException.class, Phase.PROXY);
      }
      assertEquals(1, tokens.asked().size());
      assertFalse(proxy.hasPending());
    }
  }

  @Test
  void aTokenServerBehindAProxyIsAskedThroughATunnelWithoutTlsAsWell() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .auth(
                OAuth2ClientCredentialsGrantConfig.builder("http://tokens.test/t", "id", "s")
                    .clientConfig(
                        HttpClientConfiguration.builder()
                            .proxy(atProxy().username("me").password("${route.password}").build())
                            .build())
                    .build())
            .build();
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    try (RawConnection tunnel = proxy.accept()) {
      ReceivedRequest connect = tunnel.readRequest();
      assertEquals("CONNECT tokens.test:80", connect.method() + " " + connect.target());
      assertEquals(List.of("Basic bWU6cHLDtnh5"), connect.header("Proxy-Authorization"));
      assertHasNone(connect);
      tunnel.answer(ESTABLISHED);
      ReceivedRequest post = tunnel.readRequest();
      assertEquals(List.of("Basic aWQ6cw=="), post.header("Authorization"));
      assertEquals(List.of(), post.header("Proxy-Authorization"));
      tunnel.readBody(post);
      tunnel.answer("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"the-token\"}");
    }
    RawConnection connection = server.accept();
    assertEquals(List.of("Bearer the-token"), connection.open().header("Authorization"));
    new Opened(connecting.client(), connection, null).close();
  }

  @Test
  void aProxyThatRefusesTheWayToTheTokenServerIsAnErrorOfTheCredentials() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .auth(
                OAuth2ClientCredentialsGrantConfig.builder("https://tokens.test/t", "id", "s")
                    .clientConfig(
                        HttpClientConfiguration.builder().proxy(atProxy().build()).build())
                    .build())
            .build();
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    try (RawConnection tunnel = proxy.accept()) {
      assertHasNone(tunnel.readRequest());
      tunnel.answer("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
      AuthException failure = connecting.failure(AuthException.class, Phase.AUTH);
      assertTrue(failure.getMessage().contains("The proxy " + proxy.authority() + " refused: 407"));
    }
    assertFalse(server.hasPending());
  }

  @Test
  void aRedirectWithinTheOriginTakesTheCredentialsAlongAndOneElsewhereIsNotFollowed()
      throws Exception {
    ClientConfiguration configuration = Asked.with(new BearerTokenConfig("the-token"));
    Connecting followed = Connecting.to(server.uri("/old"), configuration);
    redirect("/new");
    RawConnection connection = server.accept();
    assertEquals(List.of("Bearer the-token"), connection.open().header("Authorization"));
    new Opened(followed.client(), connection, null).close();
    try (RawServer elsewhere = RawServer.start()) {
      Connecting refused = Connecting.to(server.uri("/old"), configuration);
      redirect("ws://" + elsewhere.authority() + "/");
      assertEquals(302, refused.failure(InvalidHandshakeException.class, Phase.UPGRADE).status());
      assertFalse(elsewhere.hasPending());
    }
  }

  private void redirect(String location) throws Exception {
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(
          "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }
  }
}
