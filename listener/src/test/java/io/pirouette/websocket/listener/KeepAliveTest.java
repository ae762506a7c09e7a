// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.head;
import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import io.pirouette.websocket.listener.ServerHeaderTest.Refusing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: what becomes of a connection that was not upgraded. */
@ExtendWith(LeakCheck.class)
@Tag("LSN-11")
class KeepAliveTest {

  /** Requests that are refused, by the status that does not end the connection. */
  private static final Map<String, Integer> REFUSED = new LinkedHashMap<>();

  static {
    REFUSED.put(page("/"), 404);
    REFUSED.put(upgrade("/nothing/here"), 404);
    REFUSED.put(upgrade("/401"), 401);
    REFUSED.put(upgrade("/403"), 403);
    REFUSED.put(upgrade("/echo").replace("Version: 13", "Version: 12"), 426);
    REFUSED.put(upgrade("/echo").replace("GET", "DELETE"), 405);
    REFUSED.put(page("/").replace("GET", "OPTIONS"), 404);
    REFUSED.put(head("POST / HTTP/1.1", List.of("Host: a", "Content-Length: 0")), 404);
  }

  private static Listener start(Http1Settings settings) {
    Listener listener =
        Listener.on(
            0,
            ListenerConfiguration.builder()
                .host(Loopback.LOCALHOST)
                .http1Settings(settings)
                .build());
    listener.attach(new Echoing(), "/echo").attach(new Refusing(401), "/401");
    listener.attach(new Refusing(403), "/403").start();
    return listener;
  }

  @ParameterizedTest
  @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
  void aConnectionTakesAnotherRequestAfterARefusal(KeepAlive keepAlive) throws IOException {
    try (Listener listener = start(new Http1Settings(keepAlive));
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      for (Map.Entry<String, Integer> refused : REFUSED.entrySet()) {
        Answer answer = peer.ask(refused.getKey());
        assertEquals(refused.getValue(), answer.status(), refused.getKey());
        assertFalse(answer.closes(), answer::toString);
      }
      assertEquals(101, peer.ask(upgrade("/echo")).status());
      peer.assertEchoes();
    }
  }

  @Test
  void withNeverEachAnswerEndsTheConnection() throws IOException {
    try (Listener listener = start(new Http1Settings(KeepAlive.NEVER))) {
      for (Map.Entry<String, Integer> refused : REFUSED.entrySet()) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          Answer answer = peer.ask(refused.getKey() + page("/behind"));
          assertEquals(refused.getValue(), answer.status(), refused.getKey());
          assertTrue(answer.closes(), answer::toString);
          peer.expectEnd();
        }
      }
    }
  }

  @Test
  void withNeverAConnectionIsUpgradedAllTheSame() throws IOException {
    try (Listener listener = start(new Http1Settings(KeepAlive.NEVER));
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      Answer answer = peer.ask(upgrade("/echo"));
      assertEquals(101, answer.status());
      assertEquals(List.of("upgrade"), answer.header("Connection"));
      peer.assertEchoes();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPeerThatSaysThatItClosesIsBelieved(KeepAlive keepAlive) throws IOException {
    try (Listener listener = start(new Http1Settings(keepAlive))) {
      for (String request :
          List.of(
              page("/", "Connection: close"),
              upgrade("/nothing").replace("n: Upgrade", "n: Upgrade, close"),
              upgrade("/403").replace("n: Upgrade", "n: close, Upgrade"),
              page("/").replace("HTTP/1.1", "HTTP/1.0"))) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          Answer answer = peer.ask(request + page("/behind"));
          assertTrue(answer.status() == 404 || answer.status() == 403, answer::toString);
          assertTrue(answer.closes(), answer::toString);
          peer.expectEnd();
        }
      }
    }
  }

  @Test
  void aMalformedRequestEndsTheConnectionAnyway() throws IOException {
    try (Listener listener = start(new Http1Settings(KeepAlive.ALWAYS))) {
      for (String request :
          List.of(upgrade("/echo").replace("-Key", "-Kay"), "GET / HTTP/1.1\r\n\r\n")) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          Answer answer = peer.ask(request + page("/behind"));
          assertEquals(400, answer.status());
          assertTrue(answer.closes(), answer::toString);
          peer.expectEnd();
        }
      }
    }
  }

  @Test
  void aBodyIsNotTakenForAnotherRequest() throws IOException {
    String behind = page("/behind");
    try (Listener listener = start(new Http1Settings(KeepAlive.ALWAYS))) {
      for (String line : List.of("Content-Length: " + behind.length(), "Content-Length: 5")) {
        try (HttpPeer peer = HttpPeer.connect(listener.port())) {
          peer.send(head("POST / HTTP/1.1", List.of("Host: 127.0.0.1", line)) + behind);
          Answer answer = peer.answer();
          assertEquals(404, answer.status());
          assertTrue(answer.closes(), answer::toString);
          peer.expectEnd();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 99})
  void requestsThatComeAtOnceAreAnsweredInTheirOrder(int count) throws IOException {
    List<Map.Entry<String, Integer>> refused = List.copyOf(REFUSED.entrySet());
    try (Listener listener = start(Http1Settings.DEFAULT);
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < count; i++) {
        requests.append(refused.get(i % refused.size()).getKey());
      }
      peer.send(requests + upgrade("/echo"));
      for (int i = 0; i < count; i++) {
        assertEquals(refused.get(i % refused.size()).getValue(), peer.answer().status());
      }
      assertEquals(101, peer.answer().status());
      peer.assertEchoes();
    }
  }

  /** So whoever reads no answers holds a thread for no longer than it takes to write these. */
  @Test
  void aConnectionTakesAHundredRequests() throws IOException {
    try (Listener listener = start(Http1Settings.DEFAULT);
        HttpPeer peer = HttpPeer.connect(listener.port())) {
      peer.send(page("/").repeat(150));
      for (int i = 0; i < 99; i++) {
        assertFalse(peer.answer().closes());
      }
      assertTrue(peer.answer().closes());
      peer.expectEnd();
    }
  }

  @Test
  void anotherNumberOfPipelinedRequestsThanTheDefaultIsWarnedOf() throws IOException {
    try (CapturedLog log = new CapturedLog()) {
      try (Listener listener = start(new Http1Settings(KeepAlive.AUTO, 10))) {
        HttpPeer.assertStatus(404, listener.port(), page("/"));
      }
      assertEquals(List.of(), log.messages(Level.WARNING));
      try (Listener listener = start(new Http1Settings(KeepAlive.AUTO, 1));
          HttpPeer peer = HttpPeer.connect(listener.port())) {
        peer.send(page("/").repeat(3));
        for (int i = 0; i < 3; i++) {
          assertEquals(404, peer.answer().status());
        }
      }
      List<String> warnings = log.messages(Level.WARNING);
      assertEquals(1, warnings.size(), warnings::toString);
      assertTrue(warnings.get(0).contains("maxPipelinedRequests"), warnings::toString);
    }
  }
}
