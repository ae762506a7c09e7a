// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specification section 5.2: servers that are asked by way of a proxy, and further headers. */
class ProxiedResourceTest {

  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

  private static CompletableFuture<Fetched> posting(RemoteResource resource) {
    return CompletableFuture.supplyAsync(
        () -> resource.post(Map.of("token", "a b"), Map.of("Authorization", "Basic c2VjcmV0")));
  }

  private static Fetched get(CompletableFuture<Fetched> answer) throws Exception {
    return answer.get(20, TimeUnit.SECONDS);
  }

  private static HttpClientConfiguration.Builder through(RawServer proxy) {
    URI uri = proxy.uri("/");
    return HttpClientConfiguration.builder()
        .proxy(
            ProxyConfiguration.builder(uri.getHost(), uri.getPort())
                .username("me")
                .password("${proxied.password}")
                .nonProxyHosts(List.of("*.internal.test", "127.0.0.1"))
                .build());
  }

  @Test
  @Tag("T23")
  void aProxyIsAskedForTheWayAndSeesNothingOfTheRequest() throws Exception {
    System.setProperty("proxied.password", "pass word");
    try (RawServer proxy = RawServer.start();
        RemoteResource resource =
            new RemoteResource(
                "http://tokens.test/introspect?x=1",
                through(proxy).customHeader("X-Tenant", "${proxied.password}").build(),
                1_000)) {
      CompletableFuture<Fetched> answer = posting(resource);
      try (RawConnection connection = proxy.accept()) {
        ReceivedRequest asked = connection.readRequest();
        assertEquals("CONNECT tokens.test:80", asked.method() + " " + asked.target());
        assertEquals(List.of("Basic bWU6cGFzcyB3b3Jk"), asked.header("Proxy-Authorization"));
        assertEquals(List.of(), asked.header("Authorization"));
        assertEquals(List.of(), asked.header("X-Tenant"));
        connection.answer(ESTABLISHED);
        ReceivedRequest request = connection.readRequest();
        assertEquals("POST /introspect?x=1", request.method() + " " + request.target());
        assertEquals(List.of("Basic c2VjcmV0"), request.header("Authorization"));
        assertEquals(List.of("pass word"), request.header("X-Tenant"));
        assertEquals("token=a+b", connection.readBody(request));
        assertEquals(List.of(), request.header("Proxy-Authorization"));
        connection.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals("{}", get(answer).body());
      }
    } finally {
      System.clearProperty("proxied.password");
    }
  }

  @Test
  void aServerThatIsNotForTheProxyIsAskedDirectlyAndOverTlsTheHeadersGoThere(
      @TempDir Path directory) throws Exception {
    Certified localhost = CertificateAuthority.selfSigned(Leaf.of("localhost"));
    String cert = new KeyFiles(directory).certificate("ca.pem", localhost.certificate());
    HttpClientConfiguration configuration =
        HttpClientConfiguration.builder()
            .secureSocket(ClientSecureSocket.of(new TrustedCertificates(cert)))
            .proxy(
                ProxyConfiguration.builder("127.0.0.1", 1)
                    .nonProxyHosts(List.of("LOCALHOST"))
                    .build())
            .customHeader("Authorization", "Bearer of-the-service")
            .build();
    try (TokenServer server = TokenServer.start(localhost).answering(200, "{}");
        RemoteResource resource = new RemoteResource(server.url("/keys"), configuration, 1_000)) {
      assertEquals(200, resource.get(Map.of()).status());
      assertEquals(List.of("GET  by Bearer of-the-service"), server.asked());
    }
  }

  @Test
  void aProxyThatRefusesMeansNoAnswerAndItsAnswerIsNotTakenForTheServers() throws Exception {
    System.setProperty("proxied.password", "x");
    try (RawServer proxy = RawServer.start();
        RemoteResource resource =
            new RemoteResource("http://tokens.test/keys", through(proxy).build(), 1_000)) {
      CompletableFuture<Fetched> answer = posting(resource);
      try (RawConnection connection = proxy.accept()) {
        connection.readRequest();
        connection.answer("HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\n{}");
        assertUnavailable(answer, "http://tokens.test/keys: The proxy " + proxy.authority());
      }
    } finally {
      System.clearProperty("proxied.password");
    }
  }

  @Test
  @Tag("T14")
  void aProxyThatSaysNothingIsWaitedForNoLongerThanAllowedAndTheEndEndsTheWait() throws Exception {
    System.setProperty("proxied.password", "x");
    try (RawServer proxy = RawServer.start()) {
      try (RemoteResource hurried =
              new RemoteResource(
                  "http://tokens.test/keys",
                  through(proxy).timeout(Duration.ofMillis(300)).build(),
                  1_000);
          RawConnection connection = accepted(proxy, posting(hurried))) {
        connection.expectEnd();
      }
      RemoteResource patient =
          new RemoteResource("http://tokens.test/keys", through(proxy).build(), 1_000);
      CompletableFuture<Fetched> answer = posting(patient);
      try (RawConnection connection = proxy.accept()) {
        connection.readRequest();
        patient.close();
        assertUnavailable(answer, "http://tokens.test/keys: the service has been detached");
      }
    } finally {
      System.clearProperty("proxied.password");
    }
  }

  private static RawConnection accepted(RawServer proxy, CompletableFuture<Fetched> answer)
      throws Exception {
    RawConnection connection = proxy.accept();
    connection.readRequest();
    assertUnavailable(answer, "http://tokens.test/keys: ");
    return connection;
  }

  private static void assertUnavailable(CompletableFuture<Fetched> answer, String message) {
    Throwable failure = assertThrows(Exception.class, () -> get(answer)).getCause();
    assertEquals(UnavailableException.class, failure.getClass());
    assertTrue(failure.getMessage().startsWith(message), failure.getMessage());
  }
}
