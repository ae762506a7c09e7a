// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpHandler;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Specification section 5.2: when a server of keys is asked, by a clock that a test sets. */
class PublishedKeysClockTest {

  private static final int THREADS = 8;
  private static final long LATE_SECONDS = 20;
  private static final String ONE = set("one");
  private static final String BOTH = set("one", "two");

  private final AtomicLong nanos = new AtomicLong(-5);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private TokenServer server;
  private PublishedKeys keys;

  private static String set(String... names) {
    return Stream.of(names)
        .map(name -> key(name).toPublicJWK().toJSONString())
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static ECKey key(String name) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = TokenServer.start().answering(200, ONE);
    keys = new PublishedKeys(new JwksConfig(server.url("/keys")), new JsonObjects(), nanos::get);
  }

  @AfterEach
  void end() {
    keys.close();
    server.close();
    threads.shutdownNow();
  }

  private int found(String name) {
    return keys.keys(Optional.of(name)).size();
  }

  private void assertAsked(int times) {
    assertEquals(times, server.asked().size());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  @Tag("T14")
  void keysAreAskedForAgainWhenTheyAreOldAndNotBefore() {
    assertEquals(1, found("one"));
    pass(JwksConfig.DEFAULT_AGE.minusNanos(1));
    assertEquals(1, found("one"));
    assertAsked(1);
    pass(Duration.ofNanos(1));
    assertEquals(1, found("one"));
    assertAsked(2);
  }

  @Test
  @Tag("T14")
  void keysOfAServerThatIsGoneAreUsedForADayAndNoLonger() {
    assertEquals(1, found("one"));
    server.answering(500, "");
    pass(PublishedKeys.LONGEST_AGE.minusNanos(1));
    assertEquals(1, found("one"));
    pass(Duration.ofNanos(1));
    assertThrows(UnavailableException.class, () -> found("one"));
    server.answering(200, ONE);
    pass(PublishedKeys.PAUSE_AFTER_FAILURE);
    assertEquals(1, found("one"));
  }

  @Test
  @Tag("T14")
  void aServerThatDoesNotAnswerIsLeftInPeaceForAMoment() {
    server.answering(500, "");
    assertThrows(UnavailableException.class, () -> found("one"));
    server.answering(200, ONE);
    pass(PublishedKeys.PAUSE_AFTER_FAILURE.minusNanos(1));
    assertThrows(UnavailableException.class, () -> found("one"));
    assertAsked(1);
    pass(Duration.ofNanos(1));
    assertEquals(1, found("one"));
    assertAsked(2);
  }

  @Test
  @Tag("T14")
  void aThousandNamesAtOnceAreOneQuestionAndTheNextOneHalfAMinuteLater() throws Exception {
    assertEquals(1, found("one"));
    List<Future<?>> flood = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String name = "made up " + i;
      flood.add(threads.submit(() -> assertEquals(0, found(name))));
    }
    for (Future<?> one : flood) {
      one.get(LATE_SECONDS, TimeUnit.SECONDS);
    }
    assertAsked(2);
    server.answering(200, BOTH);
    pass(PublishedKeys.PAUSE_BETWEEN_NAMES.minusNanos(1));
    assertEquals(0, found("two"));
    assertAsked(2);
    pass(Duration.ofNanos(1));
    assertEquals(1, found("two"));
    assertAsked(3);
  }

  @Test
  @Tag("T14")
  void aNameThatIsNotKnownTakesNoKeyAwayWhenTheServerIsGone() {
    assertEquals(1, found("one"));
    server.answering(500, "");
    assertEquals(0, found("two"));
    assertEquals(0, found("three"));
    assertAsked(2);
    assertEquals(1, found("one"));
  }

  @Test
  @Tag("T14")
  void whoComesFirstTogetherAsksOnce() throws Exception {
    List<Future<Integer>> together = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < THREADS; i++) {
      together.add(
          threads.submit(
              () -> {
                go.await();
                return found("one");
              }));
    }
    go.countDown();
    for (Future<Integer> one : together) {
      assertEquals(1, one.get(LATE_SECONDS, TimeUnit.SECONDS));
    }
    assertAsked(1);
  }

  @Test
  @Tag("T14")
  void whileOneAsksAgainTheOthersGoOnWithTheKeysThatAreThere() throws Exception {
    assertEquals(1, found("one"));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    server.doing(waiting(asked, answer));
    pass(JwksConfig.DEFAULT_AGE);
    CompletableFuture<Integer> asking = CompletableFuture.supplyAsync(() -> found("two"), threads);
    assertTrue(asked.await(LATE_SECONDS, TimeUnit.SECONDS));
    assertEquals(1, found("one"));
    assertEquals(1, keys.keys(Optional.empty()).size());
    answer.countDown();
    assertEquals(1, asking.get(LATE_SECONDS, TimeUnit.SECONDS));
    assertAsked(2);
  }

  private static HttpHandler waiting(CountDownLatch asked, CountDownLatch answer) {
    return exchange -> {
      asked.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      TokenServer.answer(exchange, 200, BOTH);
    };
  }
}
