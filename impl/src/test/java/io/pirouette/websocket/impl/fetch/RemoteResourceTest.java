// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.fixture.BlackHole;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Specification section 5.2: servers that are asked, and do not do as they should. */
class RemoteResourceTest {

  private static final int MAX_BYTES = 1_000;
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration LATE = Duration.ofSeconds(20);

  /** Of answers that do not go on. */
  private static final List<String> PARTS =
      List.of(
          "",
          "HTTP/1.1 200 OK\r\n",
          "HTTP/1.1 200 OK\r\nX: y",
          "HTTP/1.1 100 Continue\r\n\r\n",
          "HTTP/1.1 200 OK\r\n\r\n{",
          "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{");

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "asking");
            thread.setDaemon(true);
            return thread;
          });

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static RemoteResource at(String url, Duration timeout, int places) {
    HttpClientConfiguration configuration =
        HttpClientConfiguration.builder().timeout(timeout).maxConcurrentRequests(places).build();
    return new RemoteResource(url + "?key=hidden", configuration, MAX_BYTES);
  }

  private static RemoteResource at(RawServer server, Duration timeout) {
    return at("http://" + server.authority() + "/keys", timeout, 1);
  }

  /** Asks on another thread; the result is why there is no answer, or its status. */
  private static CompletableFuture<String> asking(RemoteResource resource) {
    return CompletableFuture.supplyAsync(() -> outcome(resource), THREADS);
  }

  private static String outcome(RemoteResource resource) {
    try {
      Fetched answer = resource.get(Map.of("Accept", "application/json"));
      return answer.status() + " " + answer.body();
    } catch (UnavailableException e) {
      return e.getMessage();
    }
  }

  private static String get(CompletableFuture<String> outcome) throws Exception {
    return outcome.get(LATE.toSeconds(), TimeUnit.SECONDS);
  }

  /** All at a time, for each has to wait. */
  @Test
  @Tag("T14")
  @Tag("T16")
  void anAnswerThatStopsIsWaitedForNoLongerThanAllowedAndNothingStaysBehind() throws Exception {
    List<CompletableFuture<Void>> all =
        PARTS.stream()
            .map(part -> CompletableFuture.runAsync(() -> stopping(part), THREADS))
            .toList();
    for (CompletableFuture<Void> one : all) {
      one.get(2 * LATE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void stopping(String part) {
    try (RawServer server = RawServer.start();
        RemoteResource resource = at(server, SOON)) {
      CompletableFuture<String> outcome = asking(resource);
      try (RawConnection connection = server.accept()) {
        connection.readRequest();
        connection.answer(part);
        connection.expectEnd();
      }
      assertEquals(resource + ": no answer within PT3S", get(outcome));
      assertFalse(server.hasPending());
    } catch (Exception e) {
      throw new AssertionError(part, e);
    }
  }

  @Test
  @Tag("T16")
  void aHandshakeOfTlsThatStopsIsWaitedForNoLongerThanAllowed() throws Exception {
    try (RawServer server = RawServer.start();
        RemoteResource resource = at("https://" + server.authority() + "/keys", SOON, 1)) {
      CompletableFuture<String> outcome = asking(resource);
      try (RawConnection connection = server.accept()) {
        assertEquals(resource + ": no answer within PT3S", get(outcome));
        connection.cut();
      }
    }
  }

  @Test
  @Tag("T16")
  void aServerThatCannotBeReachedIsWaitedForNoLongerThanAllowed() throws Exception {
    try (BlackHole hole = BlackHole.open()) {
      String url = hole.uri("/keys").toString().replaceFirst("ws", "http");
      HttpClientConfiguration configuration =
          HttpClientConfiguration.builder().connectTimeout(SOON).build();
      try (RemoteResource resource = new RemoteResource(url, configuration, MAX_BYTES)) {
        assertEquals(resource + ": cannot be connected to within PT3S", get(asking(resource)));
      }
    }
  }

  @Test
  @Tag("T14")
  void theLargestBodyIsTakenAndOneByteMoreIsNot() throws Exception {
    try (TokenServer server = TokenServer.start();
        RemoteResource resource = at(server.url("/keys"), LATE, 1)) {
      String largest = "x".repeat(MAX_BYTES);
      server.answering(200, largest);
      assertEquals("200 " + largest, outcome(resource));
      server.answering(200, largest + "x");
      assertEquals(resource + ": an answer of more than 1000 bytes", outcome(resource));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @Tag("T14")
  void aRedirectIsAnAnswerLikeAnyOther(int status) throws Exception {
    try (TokenServer elsewhere = TokenServer.start().answering(200, "");
        TokenServer server =
            TokenServer.start()
                .doing(
                    exchange -> {
                      exchange.getResponseHeaders().add("Location", elsewhere.url("/"));
                      TokenServer.answer(exchange, status, "");
                    });
        RemoteResource resource = at(server.url("/keys"), LATE, 1)) {
      assertEquals(status + " ", outcome(resource));
      assertEquals(status, resource.post(Map.of("token", "a"), Map.of()).status());
      assertEquals(List.of(), elsewhere.asked());
    }
  }

  @Test
  @Tag("T16")
  void whoFindsNoPlaceDoesNotWait() throws Exception {
    try (RawServer server = RawServer.start();
        RemoteResource resource = at(server, LATE)) {
      CompletableFuture<String> first = asking(resource);
      try (RawConnection connection = server.accept()) {
        connection.readRequest();
        assertEquals(
            resource.server() + ": too many handshakes wait for it already", outcome(resource));
        connection.answer("HTTP/1.1 204 No Content\r\n\r\n");
        assertEquals("204 ", get(first));
        connection.cut();
      }
      assertFalse(server.hasPending());
    }
  }

  @Test
  void whoIsInterruptedWaitsNoMoreAndStaysInterrupted() throws Exception {
    try (RawServer server = RawServer.start();
        RemoteResource resource = at(server, LATE)) {
      AtomicBoolean interrupted = new AtomicBoolean();
      CompletableFuture<String> outcome = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                String why = outcome(resource);
                interrupted.set(Thread.currentThread().isInterrupted());
                outcome.complete(why);
              });
      thread.start();
      try (RawConnection connection = server.accept()) {
        connection.readRequest();
        thread.interrupt();
        connection.expectEnd();
      }
      assertEquals(resource + ": interrupted", get(outcome));
      assertTrue(interrupted.get());
    }
  }

  @Test
  void whoeverWaitsAtTheEndGetsNoAnswer() throws Exception {
    try (RawServer server = RawServer.start()) {
      RemoteResource resource = at(server, LATE);
      CompletableFuture<String> outcome = asking(resource);
      try (RawConnection connection = server.accept()) {
        connection.readRequest();
        resource.close();
        assertEquals(resource + ": the service has been detached", get(outcome));
        connection.expectEnd();
      }
      assertEquals(resource + ": the service has been detached", outcome(resource));
      assertFalse(server.hasPending());
    }
  }

  /** The server may end a connection that was kept open just when it is used again. */
  @Test
  @Tag("LAU-13")
  void aConnectionThatIsLostBeforeTheAnswerIsMadeAnew() throws Exception {
    try (RawServer server = RawServer.start();
        RemoteResource resource = at(server, LATE)) {
      CompletableFuture<String> outcome =
          CompletableFuture.supplyAsync(
              () -> resource.post(Map.of("token", "a"), Map.of()).status() + "", THREADS);
      try (RawConnection lost = server.accept()) {
        lost.cut();
      }
      try (RawConnection connection = server.accept()) {
        assertEquals("POST", connection.readRequest().method());
        connection.answer("HTTP/1.1 204 No Content\r\n\r\n");
        assertEquals("204", get(outcome));
        connection.cut();
      }
    }
  }

  @Test
  void aServerAtIpv6IsAskedToo() throws Exception {
    RawServer listening;
    try {
      listening = RawServer.start(InetAddress.getByName("::1"));
    } catch (IOException e) {
      throw new TestAbortedException("no IPv6", e);
    }
    try (RawServer server = listening;
        RemoteResource resource = at(server, LATE)) {
      CompletableFuture<String> outcome = asking(resource);
      try (RawConnection connection = server.accept()) {
        connection.readRequest();
        connection.answer("HTTP/1.1 204 No Content\r\n\r\n");
        assertEquals("204 ", get(outcome));
        connection.cut();
      }
    }
  }

  @Test
  void whatAServerSaysIsNotInTheReason() throws IOException {
    try (TokenServer server = TokenServer.start();
        RemoteResource resource = at(server.url("/keys"), LATE, 1)) {
      server.answering(200, "hidden".repeat(MAX_BYTES));
      assertFalse(outcome(resource).contains("hidden"), outcome(resource));
      assertEquals(server.url("/keys"), resource.toString());
    }
  }

  @Test
  void manyWhoBeginAtOnceShareOneClient() throws Exception {
    CountDownLatch all = new CountDownLatch(16);
    try (TokenServer server =
            TokenServer.start()
                .doing(
                    exchange -> {
                      all.countDown();
                      TokenServer.answer(exchange, 204, "");
                    });
        RemoteResource resource = at(server.url("/keys"), LATE, 16)) {
      List<Thread> before = selectors();
      CountDownLatch go = new CountDownLatch(1);
      for (int i = 0; i < 16; i++) {
        THREADS.execute(
            () -> {
              try {
                go.await();
                outcome(resource);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
      go.countDown();
      assertTrue(all.await(LATE.toSeconds(), TimeUnit.SECONDS));
      List<Thread> made = selectors();
      made.removeAll(before);
      assertEquals(1, made.size(), made::toString);
    }
  }

  private static List<Thread> selectors() {
    return new ArrayList<>(
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().endsWith("SelectorManager"))
            .toList());
  }
}
