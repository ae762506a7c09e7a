// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.CredentialsApplication.asked;
import static io.pirouette.websocket.tests.CredentialsApplication.errand;
import static io.pirouette.websocket.tests.CredentialsApplication.grant;
import static io.pirouette.websocket.tests.CredentialsApplication.granted;
import static io.pirouette.websocket.tests.CredentialsApplication.showing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.container.SecurePort;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 5.2: clients that show what services of each container ask for. */
@ExtendWith(ArquillianExtension.class)
class ClientCredentialsIT {

  private static final AuthServers SERVERS = AuthServers.start();
  private static final CredentialsConfig ALICE = new CredentialsConfig("alice", "alice@123");
  private static final int PEERS = 10;

  @ArquillianResource URL base;
  private TokenServer tokens;

  @Deployment(testable = false)
  static WebArchive application() {
    return CredentialsApplication.archive("tls-credentials.war", SERVERS);
  }

  @BeforeEach
  void startTokens() throws IOException {
    tokens = TokenServer.start().answering(200, granted("write-1", 3600));
  }

  @AfterEach
  void stopTokens() {
    tokens.close();
  }

  private String plain(String path) {
    return Archives.at(base, path).toString();
  }

  private String secure(String path) {
    return WssApplication.secure(Archives.at(base, path));
  }

  private void lets(String expected, String path, ClientAuth credentials) {
    assertEquals(expected + ", " + expected, greeting(secure(path), showing(credentials)));
    assertEquals(expected + ", " + expected, greeting(plain(path), showing(credentials)));
  }

  private static String greeting(String url, ClientConfiguration configuration) {
    try (Client client = Client.connect(url, configuration)) {
      return client.readTextMessage();
    }
  }

  private void refuses(int status, String path, ClientAuth credentials) {
    InvalidHandshakeException refused =
        assertThrows(
            InvalidHandshakeException.class,
            () -> Client.connect(secure(path), showing(credentials)));
    assertEquals(status, refused.status(), path);
  }

  private static JwtIssuerConfig.Builder shared() {
    return JwtIssuerConfig.builder(new SigningSecret(AuthServers.SECRET))
        .issuer("the issuer")
        .username("alice");
  }

  @Test
  @Tag("CAU-01")
  void aUserOfAFileIsLetInByNameAndPassword() {
    lets("alice [update, write]", "users", ALICE);
    lets("alice [write]", "directory", ALICE);
    lets("carol []", "any", new CredentialsConfig("carol", "carol@123"));
  }

  @Test
  @Tag("CAU-01")
  @Tag("F28")
  void whomTheServiceDoesNotKnowOrDoesNotTrustIsRefused() {
    refuses(401, "users", new CredentialsConfig("alice", "wrong"));
    refuses(403, "users", new CredentialsConfig("bob", "bob@123"));
    refuses(401, "users", new BearerTokenConfig("write-1"));
    refuses(401, "tokens", ALICE);
    refuses(401, "introspected", new BearerTokenConfig("revoked"));
    refuses(403, "introspected", new BearerTokenConfig("read-1"));
  }

  @Test
  @Tag("HDR-05")
  void credentialsTakeThePlaceOfACustomHeader() {
    ClientConfiguration configuration =
        WssApplication.trusting()
            .customHeader("aUTHORIZATION", "Basic Ym9iOmJvYkAxMjM=")
            .customHeader("X-Login", "erin write")
            .auth(ALICE)
            .build();
    assertTrue(greeting(secure("users"), configuration).startsWith("alice "));
  }

  @Test
  @Tag("CAU-02")
  void aTokenThatIsThereIsShownAsItIs() {
    lets("alice [write]", "tokens", new BearerTokenConfig(AuthIT.token("write", 60)));
    lets("alice [other, write]", "introspected", new BearerTokenConfig("write-7"));
  }

  @Test
  @Tag("CAU-03")
  void aTokenIsSignedByASecretThatTheServiceShares() {
    lets("alice [write]", "tokens", shared().customClaim("scope", "write").build());
    lets(
        "alice [update, write]",
        "tokens",
        shared().customClaim("scope", List.of("write", "update")).algorithm("HS256").build());
    refuses(403, "tokens", shared().customClaim("scope", "read").build());
    refuses(401, "tokens", shared().issuer("another").customClaim("scope", "write").build());
  }

  @Test
  @Tag("CAU-03")
  void aTokenIsSignedByAKeyThatAServerPublishes() throws Exception {
    KeyFile key = new KeyFile(SecurePort.FILES.key("signing.key", SERVERS.signingKey()));
    JwtIssuerConfig.Builder token =
        JwtIssuerConfig.builder(key)
            .issuer("the issuer")
            .username("alice")
            .keyId("the key")
            .customClaim("scope", "update");
    refuses(401, "published", token.audience("others").build());
    lets("alice [update]", "published", token.audience("others", "the services").build());
    lets("alice [update]", "published", token.algorithm("PS256").build());
  }

  @Test
  @Tag("CAU-04")
  void aTokenOfATokenServerIsFetchedOnceAndShownToTheServiceThatAsksAboutIt() {
    lets("alice [other, write]", "introspected", grant(tokens).build());
    assertEquals(List.of(asked()), tokens.asked());
  }

  @Test
  @Tag("CAU-04")
  void theTokenServerIsAskedOverTls() throws IOException {
    try (TokenServer secured =
        TokenServer.start(SecurePort.ROOT.issue(Leaf.of("localhost").rsa(2048)))) {
      secured.answering(200, granted("write-1", 3600));
      ClientSecureSocket trusting =
          ClientSecureSocket.builder().cert(WssApplication.trust()).build();
      lets(
          "alice [other, write]",
          "introspected",
          grant(secured).clientConfig(HttpClientConfiguration.of(trusting)).build());
      assertEquals(List.of(asked()), secured.asked());
    }
  }

  @Test
  @Tag("CAU-06")
  @Tag("F39")
  void withoutATokenNoConnectionIsAskedFor() throws IOException {
    String made = new Door(base).told("open");
    tokens.answering(401, "{\"error\":\"invalid_client\",\"error_description\":\"hush\"}");
    AuthException failure =
        assertThrows(
            AuthException.class,
            () -> Client.connect(secure("introspected"), showing(grant(tokens).build())));
    assertEquals(Phase.AUTH, failure.phase());
    String message = failure.getMessage();
    assertTrue(message.startsWith("Failed to enrich request with OAuth2 token. "), message);
    assertTrue(message.contains("invalid_client") && !message.contains("hush"), message);
    assertEquals(made, new Door(base).told("open"));
  }

  @Test
  @Tag("F39")
  void aTokenThatTheServiceRefusesIsReplacedOnce() {
    AtomicInteger count = new AtomicInteger();
    tokens.doing(
        exchange -> {
          String token = count.incrementAndGet() == 1 ? "revoked" : "write-2";
          TokenServer.answer(exchange, 200, granted(token, 3600));
        });
    lets("alice [other, write]", "introspected", grant(tokens).build());
    assertEquals(List.of(asked(), asked()), tokens.asked());
    tokens.answering(200, granted("revoked", 3600));
    refuses(401, "introspected", grant(tokens).clientId("another client").build());
    assertEquals(4, tokens.asked().size());
  }

  private RawPeer errandTo(String target) throws IOException {
    return RawPeer.open(Archives.at(base, errand(target, tokens)));
  }

  @Test
  @Tag("CAU-04")
  @Tag("SMP-03")
  void aServiceShowsATokenToAnotherOfItsContainer() throws IOException {
    for (String target : List.of(secure("introspected"), plain("introspected"))) {
      try (RawPeer peer = errandTo(target)) {
        peer.sendText("hello");
        peer.expectText("alice [other, write], alice [other, write]: echo hello");
        peer.sendText("again");
        peer.expectText("alice [other, write], alice [other, write]: echo again");
      }
    }
  }

  @Test
  @Tag("F39")
  void allPeersOfAServiceShareItsToken() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      peers.add(errandTo(secure("introspected")));
    }
    for (RawPeer peer : peers) {
      peer.sendText("hello");
    }
    for (RawPeer peer : peers) {
      peer.expectText("alice [other, write], alice [other, write]: echo hello");
      peer.close();
    }
    assertEquals(1, tokens.asked().size(), () -> tokens.asked().toString());
  }

  @Test
  @Tag("CAU-06")
  @Tag("F39")
  void whatAServicesClientLacksIsAnErrorThatTheServiceCatches() throws IOException {
    try (RawPeer peer = errandTo(secure("introspected"))) {
      tokens.answering(400, "{\"error\":\"invalid_scope\"}");
      peer.sendText("hello");
      String answer = peer.nextText();
      assertTrue(answer.startsWith("AuthException AUTH Failed to enrich request with"), answer);
      assertTrue(answer.contains("invalid_scope"), answer);
      tokens.answering(200, granted("read-1", 3600));
      peer.sendText("hello");
      assertTrue(peer.nextText().startsWith("InvalidHandshakeException UPGRADE "));
    }
  }
}
