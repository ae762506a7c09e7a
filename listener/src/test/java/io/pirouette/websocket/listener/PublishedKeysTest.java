// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.bearer;
import static io.pirouette.websocket.listener.Tokens.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: keys that a server publishes. */
class PublishedKeysTest {

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final ECKey first = key("first");
  private final ECKey second = key("second");

  private static ECKey key(String name) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(name).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String set(ECKey... keys) {
    return Stream.of(keys)
        .map(key -> key.toPublicJWK().toJSONString())
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static String token(ECKey key, String name) {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(name);
    SignedJWT token = new SignedJWT(header.build(), claims("alice", LIFE).build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private static String token(ECKey key) {
    return token(key, key.getKeyID());
  }

  private static JwtValidatorConfig keysOf(TokenServer server) {
    return JwtValidatorConfig.builder(new JwksConfig(server.url("/keys"))).build();
  }

  private static JwtValidatorConfig keysOf(String url, Duration timeout, CacheConfig cache) {
    HttpClientConfiguration client = HttpClientConfiguration.builder().timeout(timeout).build();
    return JwtValidatorConfig.builder(new JwksConfig(url, client, cache)).build();
  }

  private static void assertLetsIn(Secured secured, String token) throws IOException {
    secured.assertIs("alice [update, write]", bearer(token));
  }

  @Test
  @Tag("LAU-11")
  @Tag("T14")
  void keysAreFetchedWithTheFirstTokenAndKept() throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, set(first, second));
        Secured secured = Secured.by(keysOf(server))) {
      assertEquals(0, server.asked().size());
      for (int i = 0; i < 5; i++) {
        assertLetsIn(secured, token(first));
        assertLetsIn(secured, token(second));
        assertLetsIn(secured, token(second, null));
        secured.assertRefused(401, bearer(token(first, "second")));
      }
      assertEquals(1, server.asked().size());
    }
  }

  @Test
  @Tag("T14")
  void aNewKeyIsFetchedOnceHoweverManyNamesAreMadeUp() throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, set(first));
        Secured secured = Secured.by(keysOf(server))) {
      assertLetsIn(secured, token(first));
      server.answering(200, set(first, second));
      assertLetsIn(secured, token(second));
      assertEquals(2, server.asked().size());
      for (int i = 0; i < 300; i++) {
        secured.assertRefused(401, bearer(token(second, "made up " + i)));
      }
      assertEquals(2, server.asked().size());
      assertLetsIn(secured, token(first));
    }
  }

  @Test
  @Tag("T14")
  void keysThatAreThereAreUsedWhenTheServerIsGone() throws IOException {
    TokenServer server = TokenServer.start().answering(200, set(first));
    CacheConfig short1 = new CacheConfig(Duration.ofMillis(1));
    try (Secured secured =
        Secured.by(keysOf(server.url("/keys"), Duration.ofSeconds(20), short1))) {
      assertLetsIn(secured, token(first));
      server.answering(500, "");
      assertLetsIn(secured, token(first));
      server.close();
      assertLetsIn(secured, token(first));
      secured.assertRefused(401, bearer(token(second)));
    }
  }

  @Test
  @Tag("T14")
  void keysThatAreOldAreFetchedAgain() throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, set(first));
        Secured secured =
            Secured.by(
                keysOf(
                    server.url("/keys"),
                    Duration.ofSeconds(20),
                    new CacheConfig(Duration.ofMillis(1))))) {
      assertLetsIn(secured, token(first));
      server.answering(200, set(second));
      Patience.await("that the old key is gone", () -> isRefused(secured, token(first)));
      assertLetsIn(secured, token(second));
    }
  }

  private static boolean isRefused(Secured secured, String token) {
    try {
      return secured.answer(bearer(token)).status() == 401;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|",
        "404|",
        "401|",
        "302|",
        "200|",
        "200|<html></html>",
        "200|{}",
        "200|{\"keys\":5}",
        "200|[]",
        "204|"
      })
  @Tag("T14")
  void withoutKeysNobodyIsLetIn(int status, String body) throws IOException {
    try (TokenServer server = TokenServer.start().answering(status, body == null ? "" : body);
        Secured secured = Secured.by(keysOf(server))) {
      secured.assertRefused(503, bearer(token(first)));
      secured.assertRefused(503, bearer(token(first)));
      assertEquals(1, server.asked().size(), "asked again within a moment");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}"
      })
  @Tag("T14")
  void keysThatAreWithdrawnAreUsedNoLonger(String set) throws IOException {
    CacheConfig cache = new CacheConfig(Duration.ofMillis(1));
    try (TokenServer server = TokenServer.start().answering(200, set(first));
        Secured secured = Secured.by(keysOf(server.url("/keys"), Duration.ofSeconds(20), cache))) {
      assertLetsIn(secured, token(first));
      server.answering(200, set);
      Patience.await("that the key is gone", () -> isRefused(secured, token(first)));
    }
  }

  @Test
  @Tag("T14")
  void aRedirectIsNotFollowed() throws IOException {
    try (TokenServer elsewhere = TokenServer.start().answering(200, set(first));
        TokenServer server =
            TokenServer.start()
                .doing(
                    exchange -> {
                      exchange.getResponseHeaders().add("Location", elsewhere.url("/keys"));
                      TokenServer.answer(exchange, 302, "");
                    });
        Secured secured = Secured.by(keysOf(server))) {
      secured.assertRefused(503, bearer(token(first)));
      assertEquals(List.of(), elsewhere.asked());
    }
  }

  @Test
  @Tag("T14")
  void anAnswerWithoutEndIsCut() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    HttpHandler endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write(new byte[65_536]);
            }
          } catch (IOException e) {
            cut.countDown();
          }
        };
    try (TokenServer server = TokenServer.start().doing(endless);
        Secured secured = Secured.by(keysOf(server))) {
      secured.assertRefused(503, bearer(token(first)));
      assertTrue(cut.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  @Tag("T14")
  void anAnswerThatDripsIsWaitedForNoLongerThanAllowed() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    HttpHandler dripping =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (TokenServer server = TokenServer.start().doing(dripping);
        Secured secured = Secured.by(keysOf(server.url("/keys"), Duration.ofMillis(300), null))) {
      secured.assertRefused(503, bearer(token(first)));
    } finally {
      end.countDown();
    }
  }

  @Test
  @Tag("T14")
  void theServerHasToBeTheOneThatIsMeant(@TempDir Path directory) throws IOException {
    CertificateAuthority root = CertificateAuthority.root("root");
    String trusted = new KeyFiles(directory).certificate("root.crt", root.certificate());
    Certified wrongHost = root.issue(Leaf.of("elsewhere"));
    for (Certified bad :
        List.of(CertificateAuthority.selfSigned(Leaf.of("localhost")), wrongHost)) {
      try (TokenServer server = TokenServer.start(bad).answering(200, set(first));
          Secured secured = Secured.by(over(server, trusted, true))) {
        secured.assertRefused(503, bearer(token(first)));
        assertEquals(List.of(), server.asked());
      }
    }
    try (TokenServer server =
            TokenServer.start(root.issue(Leaf.of("localhost"))).answering(200, set(first));
        Secured secured = Secured.by(over(server, trusted, true))) {
      assertLetsIn(secured, token(first));
    }
    try (TokenServer server = TokenServer.start(wrongHost).answering(200, set(first));
        Secured secured = Secured.by(over(server, trusted, false))) {
      assertLetsIn(secured, token(first));
    }
  }

  private static JwtValidatorConfig over(TokenServer server, String trusted, boolean verify) {
    ClientSecureSocket secure =
        ClientSecureSocket.builder()
            .cert(new TrustedCertificates(trusted))
            .verifyHostName(verify)
            .build();
    return JwtValidatorConfig.builder(
            new JwksConfig(server.url("/keys"), HttpClientConfiguration.of(secure), null))
        .build();
  }
}
