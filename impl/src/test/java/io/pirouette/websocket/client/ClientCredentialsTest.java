// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Specification section 5.2, "Client": credentials that nobody else has to be asked for. */
class ClientCredentialsTest {

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
    System.setProperty("client.word", "wörd");
    System.setProperty("client.nothing", "");
    System.setProperty("client.lines", "a\r\nX-Injected: b");
  }

  @AfterEach
  void end() throws Exception {
    System.clearProperty("client.word");
    System.clearProperty("client.nothing");
    System.clearProperty("client.lines");
    server.close();
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("CAU-01")
  @Tag("CAU-07")
  void aNameAndAPasswordAreSentByHttpBasicInUtf8() throws Exception {
    assertEquals(
        basic("alice:p:ässword"),
        Asked.authorization(server, new CredentialsConfig("alice", "p:ässword")));
    assertEquals(
        basic("wörd:${x}wörd"),
        Asked.authorization(
            server, new CredentialsConfig("${client.word}", "$${x}${client.word}")));
  }

  @Test
  @Tag("CAU-02")
  @Tag("CAU-08")
  void aTokenIsSentAsABearerEachTime() throws Exception {
    ClientConfiguration configuration = Asked.with(new BearerTokenConfig("abc.DEF-1|2~/+=="));
    assertEquals("Bearer abc.DEF-1|2~/+==", Asked.authorization(server, configuration));
    assertEquals("Bearer abc.DEF-1|2~/+==", Asked.authorization(server, configuration));
  }

  @Test
  @Tag("HDR-05")
  void credentialsTakeThePlaceOfAHeaderOfTheUsers() throws Exception {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .customHeader("authorization", "Basic b2xk")
            .customHeader("X-Other", "kept")
            .auth(new BearerTokenConfig("new"))
            .build();
    try (Opened opened = Opened.at(server, configuration)) {
      ReceivedRequest request = opened.request();
      assertEquals(List.of("Bearer new"), request.header("Authorization"));
      assertEquals(List.of("kept"), request.header("X-Other"));
    }
  }

  static Stream<Arguments> unusable() {
    String user = "Basic Auth token. username: ";
    String password = "Basic Auth token. password: not shown";
    String secret = "a secret of more than 32 bytes for it";
    return Stream.of(
        Arguments.of(new CredentialsConfig("", "x"), user + "''"),
        Arguments.of(new CredentialsConfig("${client.nothing}", "x"), user + "''"),
        Arguments.of(new CredentialsConfig("x", ""), password + ", but empty"),
        Arguments.of(new CredentialsConfig("a:b", "hidden"), user + "not shown"),
        Arguments.of(new CredentialsConfig("${client.lines}", "hidden"), user + "not shown"),
        Arguments.of(new CredentialsConfig("x", "hid\nden"), password),
        Arguments.of(
            new CredentialsConfig("x", "${client.missing}"),
            "Basic Auth token. password: ${client.missing} stands for nothing"),
        Arguments.of(new BearerTokenConfig(""), "Bearer token. token: not shown"),
        Arguments.of(new BearerTokenConfig("hidden token"), "Bearer token. token: not shown"),
        Arguments.of(new BearerTokenConfig("${client.lines}"), "Bearer token. token: not shown"),
        Arguments.of(
            JwtIssuerConfig.builder(new SigningSecret("hidden")).build(),
            "JWT. secret: of 6 bytes (expected: at least 32)"),
        Arguments.of(
            JwtIssuerConfig.builder(new SigningSecret(secret)).algorithm("RS256").build(),
            "JWT. algorithm: RS256 (expected: one of "),
        Arguments.of(
            JwtIssuerConfig.builder(new KeyFile("/not/there.pem", "hidden")).build(),
            "JWT. /not/there.pem"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  @Tag("CAU-06")
  @Tag("CAU-09")
  void whatCannotBeSentIsAnErrorAndNoConnectionIsAttempted(ClientAuth auth, String message)
      throws Exception {
    try (CapturedWarnings warnings = new CapturedWarnings()) {
      AuthException failure =
          Connecting.to(server.uri("/"), Asked.with(auth)).failure(AuthException.class, Phase.AUTH);
      String expected = "Failed to enrich request with " + message;
      assertTrue(failure.getMessage().startsWith(expected), failure.getMessage());
      assertFalse(failure.getMessage().contains("hidden"), failure.getMessage());
      assertEquals(1, warnings.count(failure.getMessage()), () -> warnings.messages().toString());
    }
    assertFalse(server.hasPending());
  }

  @Test
  @Tag("CAU-08")
  void whatCannotBeRenewedIsNotSentAgainAfterA401() throws Exception {
    Connecting connecting =
        Connecting.to(server.uri("/"), Asked.with(new CredentialsConfig("alice", "wrong")));
    assertEquals(basic("alice:wrong"), Asked.refuse(server, "401 Unauthorized"));
    assertEquals(401, connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE).status());
    assertFalse(server.hasPending());
  }
}
