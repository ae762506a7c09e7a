// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialBearer;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import io.pirouette.websocket.fixture.TokenServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Specification section 5.2, "Client": tokens that a token server grants (RFC 6749). */
class TokenGrantTest {

  private static final String SECRET = "a secret of more than 32 bytes for HS256";

  private RawServer server;
  private TokenServer tokens;

  /** What the token server answers, one after the other. */
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
    tokens =
        TokenServer.start()
            .doing(
                exchange -> {
                  String answer = answers.remove();
                  boolean granted = answer.contains("access_token");
                  TokenServer.answer(exchange, granted ? 200 : 400, answer);
                });
  }

  @AfterEach
  void end() throws Exception {
    tokens.close();
    server.close();
  }

  private String url() {
    return tokens.url("/token?tenant=1");
  }

  private static String granted(String token, String... more) {
    return "{\"access_token\":\""
        + token
        + "\",\"token_type\":\"bEARER\""
        + String.join("", more)
        + "}";
  }

  private void expectToken(String token, ClientAuth auth, String answer) throws Exception {
    answers.add(answer);
    assertEquals("Bearer " + token, Asked.authorization(server, auth));
    assertTrue(answers.isEmpty(), "a token was asked for");
  }

  private void expectKept(String token, ClientAuth auth) throws Exception {
    assertEquals("Bearer " + token, Asked.authorization(server, auth));
  }

  private String lastAsked() {
    return tokens.asked().get(tokens.asked().size() - 1);
  }

  private OAuth2ClientCredentialsGrantConfig.Builder client() {
    return OAuth2ClientCredentialsGrantConfig.builder(url(), "an id", "s:c+t");
  }

  @Test
  @Tag("CAU-04")
  void aClientsOwnCredentialsAreInTheHeaderFormEncodedBeforeTheyAreBase64() throws Exception {
    expectToken("one", client().scopes("read", "write").build(), granted("one"));
    // an+id:s%3Ac%2Bt
    assertEquals(
        "POST grant_type=client_credentials&scope=read+write by Basic YW4raWQ6cyUzQWMlMkJ0",
        lastAsked());
  }

  @Test
  @Tag("CAU-04")
  void aClientsOwnCredentialsMayBeInTheBodyOrNowhere() throws Exception {
    OAuth2ClientCredentialsGrantConfig.Builder builder =
        client().optionalParams(Map.of("resource", "a&b"));
    expectToken(
        "two", builder.credentialBearer(CredentialBearer.POST_BODY_BEARER).build(), granted("two"));
    assertEquals(
        "POST resource=a%26b&grant_type=client_credentials&client_id=an+id&client_secret=s%3Ac%2Bt",
        lastAsked());
    expectToken(
        "three", builder.credentialBearer(CredentialBearer.NO_BEARER).build(), granted("three"));
    assertEquals("POST resource=a%26b&grant_type=client_credentials", lastAsked());
  }

  @Test
  @Tag("CAU-04")
  void aUsersPasswordIsSentWithThePublicClientsId() throws Exception {
    System.setProperty("grant.password", "päss");
    ClientAuth auth =
        OAuth2PasswordGrantConfig.builder(url(), "alice", "${grant.password}")
            .clientId("app")
            .build();
    expectToken("four", auth, granted("four"));
    assertEquals(
        "POST grant_type=password&username=alice&password=p%C3%A4ss&client_id=app", lastAsked());
    System.clearProperty("grant.password");
  }

  @Test
  @Tag("CAU-08")
  void anExpiredTokenIsReplacedByTheRefreshTokenAndThenByThePassword() throws Exception {
    ClientAuth auth =
        OAuth2PasswordGrantConfig.builder(url(), "alice", "pass")
            .refreshConfig(RefreshConfig.INFERRED)
            .build();
    String expired = ",\"expires_in\":0";
    expectToken("a", auth, granted("a", expired, ",\"refresh_token\":\"r1\""));
    expectToken("b", auth, granted("b", expired, ",\"refresh_token\":\"r2\""));
    assertEquals("POST grant_type=refresh_token&refresh_token=r1", lastAsked());
    expectToken("c", auth, granted("c", expired));
    assertEquals("POST grant_type=refresh_token&refresh_token=r2", lastAsked());
    answers.add("{\"error\":\"invalid_grant\"}");
    expectToken("d", auth, granted("d", ",\"expires_in\":\"60\""));
    assertEquals("POST grant_type=password&username=alice&password=pass", lastAsked());
    expectKept("d", auth);
  }

  @Test
  @Tag("CAU-04")
  void aRefreshTokenThatIsReplacedIsNotSentAgainAndARevokedOneIsAnError() throws Exception {
    ClientAuth auth =
        OAuth2RefreshTokenGrantConfig.builder(url(), "r1")
            .clientId("id")
            .clientSecret("secret")
            .build();
    expectToken("a", auth, granted("a", ",\"expires_in\":0,\"refresh_token\":\"r2\""));
    assertEquals(
        "POST grant_type=refresh_token&refresh_token=r1 by Basic aWQ6c2VjcmV0", lastAsked());
    answers.add("{\"error\":\"invalid_grant\",\"error_description\":\"r2 of secret\"}");
    AuthException failure =
        Connecting.to(server.uri("/"), Asked.with(auth)).failure(AuthException.class, Phase.AUTH);
    assertEquals(
        "Failed to enrich request with OAuth2 token. http://localhost:"
            + tokens.port()
            + "/token?...: answers with 400, invalid_grant",
        failure.getMessage());
    assertTrue(lastAsked().contains("refresh_token=r2"), lastAsked());
  }

  @Test
  @Tag("F39")
  void aRefreshTokenThatIsUsedUpByAClientThatGivesUpIsReplacedForTheOthers() throws Exception {
    try (RawServer slow = RawServer.start()) {
      ClientAuth auth =
          OAuth2RefreshTokenGrantConfig.builder("http://" + slow.authority() + "/", "r1").build();
      Connecting hurried =
          Connecting.to(
              server.uri("/"),
              ClientConfiguration.builder()
                  .auth(auth)
                  .handShakeTimeout(Duration.ofMillis(200))
                  .build());
      try (RawConnection asked = slow.accept()) {
        String first = asked.readBody(asked.readRequest());
        assertTrue(first.endsWith("refresh_token=r1"), first);
        hurried.failure(AuthException.class, Phase.AUTH);
        asked.answer(
            "HTTP/1.1 200 OK\r\n\r\n" + granted("a", ",\"expires_in\":0,\"refresh_token\":\"r2\""));
      }
      Connecting next = Connecting.to(server.uri("/"), Asked.with(auth));
      try (RawConnection asked = slow.accept()) {
        String second = asked.readBody(asked.readRequest());
        assertTrue(second.endsWith("refresh_token=r2"), second);
        asked.answer("HTTP/1.1 200 OK\r\n\r\n" + granted("b"));
      }
      assertEquals("Bearer b", Asked.refuse(server, "403 No"));
      next.failure(Phase.UPGRADE);
    }
  }

  @Test
  void whatAPlaceholderStandsForNowDecidesWhoseTokenItIs() throws Exception {
    System.setProperty("grant.user", "alice");
    try {
      OAuth2PasswordGrantConfig.Builder builder =
          OAuth2PasswordGrantConfig.builder(url(), "${grant.user}", "pass");
      ClientAuth auth = builder.build();
      expectToken("of-alice", auth, granted("of-alice"));
      System.setProperty("grant.user", "bob");
      expectToken("of-bob", auth, granted("of-bob"));
      expectKept("of-bob", builder.build());
      assertTrue(lastAsked().contains("username=bob"), lastAsked());
    } finally {
      System.clearProperty("grant.user");
    }
  }

  @Test
  @Tag("CAU-05")
  void anAssertionIsSentAsItIsOrMadeForEachRequest() throws Exception {
    ClientAuth given = OAuth2JwtBearerGrantConfig.builder(url(), "a.b.c").build();
    expectToken("a", given, granted("a"));
    String type =
        "POST grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    assertEquals(type + "a.b.c", lastAsked());
    ClientAuth own =
        OAuth2JwtBearerGrantConfig.builder(
                url(), JwtIssuerConfig.builder(new SigningSecret(SECRET)).issuer("me").build())
            .build();
    expectToken("b", own, granted("b"));
    assertTrue(lastAsked().startsWith(type), lastAsked());
    String sent = URLDecoder.decode(lastAsked().substring(type.length()), StandardCharsets.UTF_8);
    SignedJWT assertion = SignedJWT.parse(sent);
    assertTrue(assertion.verify(new MACVerifier(SECRET)));
    assertEquals("me", assertion.getJWTClaimsSet().getIssuer());
  }

  @Test
  @Tag("CAU-08")
  void aTokenIsKeptForEqualConfigurationsUntilItIsAboutToExpire() throws Exception {
    expectToken("a", client().build(), granted("a", ",\"expires_in\":600"));
    expectKept("a", client().build());
    ClientAuth cautious = client().clockSkew(Duration.ofMinutes(10)).build();
    expectToken("b", cautious, granted("b", ",\"expires_in\":600"));
    expectToken("c", cautious, granted("c", ",\"expires_in\":600"));
    ClientAuth hurried = client().defaultTokenExpTime(Duration.ofMillis(1)).build();
    expectToken("d", hurried, granted("d"));
    expectToken("e", hurried, granted("e", ",\"expires_in\":1e9"));
    expectKept("e", hurried);
    expectKept("a", client().build());
  }

  @Test
  void theTokenServersHeadersAreItsOwn() throws Exception {
    HttpClientConfiguration http =
        HttpClientConfiguration.builder().customHeader("X-Tenant", "blue").build();
    try (RawServer own = RawServer.start()) {
      ClientConfiguration configuration =
          ClientConfiguration.builder()
              .customHeader("X-Client", "kept from it")
              .auth(
                  OAuth2ClientCredentialsGrantConfig.builder(
                          "http://" + own.authority() + "/", "id", "secret")
                      .clientConfig(http)
                      .build())
              .build();
      Connecting connecting = Connecting.to(server.uri("/"), configuration);
      RawConnection connection = own.accept();
      ReceivedRequest request = connection.readRequest();
      assertEquals(List.of("blue"), request.header("X-Tenant"));
      assertEquals(List.of(), request.header("X-Client"));
      assertEquals(List.of("application/json"), request.header("Accept"));
      assertEquals(List.of("application/x-www-form-urlencoded"), request.header("Content-Type"));
      assertEquals("grant_type=client_credentials", connection.readBody(request));
      connection.answer("HTTP/1.1 200 OK\r\n\r\n" + granted("own"));
      connection.close();
      assertEquals("Bearer own", Asked.refuse(server, "403 No"));
      connecting.failure(Phase.UPGRADE);
    }
  }

  @Test
  void whatCannotBeAskedIsRefusedAtOnce() {
    assertRefused(
        "tokenUrl: ", () -> OAuth2PasswordGrantConfig.builder("/token", "a", "b").build());
    assertRefused("clockSkew: ", () -> client().clockSkew(Duration.ofSeconds(-1)).build());
    assertRefused(
        "optionalParams: 'grant_type'",
        () -> client().optionalParams(Map.of("grant_type", "x")).build());
    assertRefused("scopes: 'a\"b'", () -> client().scopes("a\"b").build());
    assertRefused(
        "clientId: null",
        () -> OAuth2RefreshTokenGrantConfig.builder(url(), "r").clientSecret("s").build());
    assertRefused(
        "assertion: not shown",
        () ->
            new OAuth2JwtBearerGrantConfig(
                url(),
                null,
                null,
                null,
                null,
                List.of(),
                Duration.ofHours(1),
                Duration.ZERO,
                Map.of(),
                CredentialBearer.NO_BEARER,
                HttpClientConfiguration.DEFAULT));
  }

  private static void assertRefused(String message, Runnable making) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, making::run);
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
