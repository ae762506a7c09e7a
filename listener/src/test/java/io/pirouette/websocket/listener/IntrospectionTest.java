// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.TokenServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: tokens that a server knows about (RFC 7662). */
class IntrospectionTest {

  private static final String TOKEN = "a.token/of+any~kind==";
  private static final String ACTIVE =
      "{\"active\":true,\"username\":\"alice\",\"scope\":\"write update\"}";

  private static OAuth2IntrospectionConfig.Builder by(TokenServer server) {
    return OAuth2IntrospectionConfig.builder(server.url("/introspect"));
  }

  @Test
  @Tag("LAU-13")
  void theServerIsAskedAboutEachTokenAndWhoItIs() throws IOException {
    System.setProperty("IntrospectionTest.secret", "s:c/r t");
    try (TokenServer server = TokenServer.start().answering(200, ACTIVE);
        Secured secured =
            Secured.by(
                by(server)
                    .tokenTypeHint("access_token")
                    .optionalParams(Map.of("realm", "the realm"))
                    .clientId("the client")
                    .clientSecret("${IntrospectionTest.secret}")
                    .scopes("write")
                    .build())) {
      secured.assertIs("alice [update, write]", bearer(TOKEN));
      secured.assertIs("alice [update, write]", bearer(TOKEN));
      String asked =
          "POST token=a.token%2Fof%2Bany%7Ekind%3D%3D&token_type_hint=access_token"
              + "&realm=the+realm by Basic dGhlK2NsaWVudDpzJTNBYyUyRnIrdA==";
      assertEquals(List.of(asked, asked), server.asked());
    } finally {
      System.clearProperty("IntrospectionTest.secret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"active\":true,\"username\":\"a\",\"sub\":\"b\",\"client_id\":\"c\"}|a []",
        "{\"active\":true,\"username\":\"\",\"sub\":\"b\",\"client_id\":\"c\"}|b []",
        "{\"active\":true,\"client_id\":\"c\",\"scope\":[\"x\",\"y\"]}|c [x, y]",
        "{\"active\":true,\"exp\":9999999999,\"nbf\":5,\"scope\":\" x  y \"}|nobody [x, y]"
      })
  @Tag("LAU-13")
  void theAnswerSaysWhoItIs(String answer, String expected) throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, answer);
        Secured secured = Secured.by(by(server).build())) {
      secured.assertIs(expected, bearer(TOKEN));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"active\":false}",
        "{\"active\":false,\"scope\":\"write\",\"username\":\"alice\"}",
        "{\"active\":true,\"scope\":\"write\",\"exp\":5}",
        "{\"active\":true,\"scope\":\"write\",\"nbf\":9999999999}",
        "{\"active\":true,\"scope\":\"write\",\"exp\":\"soon\"}"
      })
  @Tag("LAU-13")
  @Tag("T16")
  void aTokenThatIsNotActiveIsRefused(String answer) throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, answer);
        Secured secured = Secured.by(by(server).scopes("write").build())) {
      HttpAnswer refused = secured.assertRefused(401, bearer(TOKEN));
      assertEquals(
          List.of("Bearer realm=\"/secured\", error=\"invalid_token\""),
          refused.header("WWW-Authenticate"));
    }
  }

  @Test
  @Tag("LAU-13")
  void aTokenOfOtherScopesIsForbidden() throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, ACTIVE);
        Secured secured = Secured.by(by(server).scopeKey("scp").scopes("write").build())) {
      HttpAnswer refused = secured.assertRefused(403, bearer(TOKEN));
      assertEquals(
          List.of("Bearer realm=\"/secured\", error=\"insufficient_scope\", scope=\"write\""),
          refused.header("WWW-Authenticate"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|",
        "401|{\"active\":true}",
        "403|",
        "302|",
        "204|",
        "200|",
        "200|<html></html>",
        "200|{}",
        "200|{\"active\":\"true\"}",
        "200|{\"active\":1}",
        "200|{\"active\":null}",
        "200|{\"active\":true,\"active\":true}",
        "200|[true]",
        "200|{\"active\":true} x",
        "200|{\"active\":true",
        "201|{\"active\":true}"
      })
  @Tag("T16")
  void whatIsNoClearAnswerLetsNobodyIn(int status, String body) throws IOException {
    try (TokenServer server = TokenServer.start().answering(status, body == null ? "" : body);
        Secured secured = Secured.by(by(server).build());
        CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 3; i++) {
        HttpAnswer refused = secured.assertRefused(503, bearer(TOKEN));
        assertEquals(List.of("5"), refused.header("Retry-After"));
      }
      List<String> warnings = log.messages(Level.WARNING);
      assertEquals(1, warnings.size(), warnings::toString);
      assertTrue(warnings.get(0).contains(server.url("/introspect")), warnings::toString);
      assertTrue(log.lines().stream().noneMatch(line -> line.contains(TOKEN)));
    }
  }

  @Test
  @Tag("T16")
  void aServerThatIsSlowOrEndlessLetsNobodyIn() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    HttpClientConfiguration impatient =
        HttpClientConfiguration.builder().timeout(Duration.ofMillis(300)).build();
    try (TokenServer server = TokenServer.start();
        Secured secured = Secured.by(by(server).clientConfig(impatient).build())) {
      server.doing(exchange -> await(end));
      secured.assertRefused(503, bearer(TOKEN));
      server.doing(
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"active\":tr".getBytes());
            exchange.getResponseBody().flush();
            await(end);
          });
      secured.assertRefused(503, bearer(TOKEN));
      server.answering(200, "{\"active\":true,\"x\":\"" + "x".repeat(10_000_000) + "\"}");
      secured.assertRefused(503, bearer(TOKEN));
      server.doing(exchange -> exchange.close());
      secured.assertRefused(503, bearer(TOKEN));
    } finally {
      end.countDown();
    }
  }

  @Test
  @Tag("T16")
  void aServerThatIsGoneLetsNobodyIn() throws Exception {
    OAuth2IntrospectionConfig config;
    try (TokenServer server = TokenServer.start()) {
      config = by(server).build();
    }
    try (Secured secured = Secured.by(config)) {
      secured.assertRefused(503, bearer(TOKEN));
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Tag("LAU-08")
  @Tag("T16")
  void anotherEntryMayKnowWhereAServerDoesNotAnswer() throws IOException {
    try (TokenServer down = TokenServer.start().answering(500, "");
        TokenServer other = TokenServer.start().answering(200, ACTIVE);
        Secured secured =
            Secured.by(
                by(down).build(),
                FileUserStoreConfig.of(List.of(new User("bob", "bob@123"))),
                by(other).build())) {
      secured.assertIs("alice [update, write]", bearer(TOKEN));
      secured.assertIs("bob []", Secured.basic("bob", "bob@123"));
      other.answering(200, "{\"active\":false}");
      secured.assertRefused(503, bearer(TOKEN));
    }
  }

  @Test
  @Tag("LAU-14")
  @Tag("T16")
  void answersAreRememberedForAWhileAndNoLongerThanTheTokenLives() throws IOException {
    CacheConfig cache = new CacheConfig(2, Duration.ofHours(1));
    try (TokenServer server = TokenServer.start().answering(200, ACTIVE);
        Secured secured = Secured.by(by(server).cacheConfig(cache).build())) {
      for (int i = 0; i < 3; i++) {
        secured.assertIs("alice [update, write]", bearer("one"));
        secured.assertIs("alice [update, write]", bearer("two"));
      }
      assertEquals(2, server.asked().size());
      secured.assertIs("alice [update, write]", bearer("three"));
      secured.assertIs("alice [update, write]", bearer("one"));
      assertEquals(4, server.asked().size(), "the eldest is forgotten");
      long soon = Instant.now().plusSeconds(5).getEpochSecond();
      server.answering(200, "{\"active\":true,\"username\":\"bob\",\"exp\":" + soon + "}");
      secured.assertIs("bob []", bearer("four"));
      Patience.await("its end", () -> Instant.now().getEpochSecond() >= soon);
      server.answering(200, "{\"active\":false}");
      secured.assertRefused(401, bearer("four"));
      int asked = server.asked().size();
      secured.assertRefused(401, bearer("four"));
      assertEquals(asked, server.asked().size());
    }
  }

  @Test
  @Tag("T22")
  void secretsAreNotShown() {
    OAuth2IntrospectionConfig config =
        OAuth2IntrospectionConfig.builder("https://localhost/introspect?key=hidden")
            .clientId("client")
            .clientSecret("hidden")
            .optionalParams(Map.of("password", "hidden"))
            .build();
    assertFalse(config.toString().contains("hidden"));
  }
}
