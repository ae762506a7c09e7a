// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.head;
import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 2.1: which server an answer says that it is from. */
@ExtendWith(LeakCheck.class)
@Tag("LSN-10")
class ServerHeaderTest {

  /** A request, and how it is answered, by the library or by the engine. */
  private record Case(int status, String request) {}

  private static final List<Case> CASES =
      List.of(
          new Case(101, upgrade("/")),
          new Case(404, page("/")),
          new Case(401, upgrade("/401")),
          new Case(403, upgrade("/403")),
          new Case(500, upgrade("/500")),
          new Case(400, upgrade("/").replace("Sec-WebSocket-Key", "X")),
          new Case(426, upgrade("/").replace("Version: 13", "Version: 12")),
          new Case(405, upgrade("/").replace("GET", "POST")),
          new Case(400, "GET / HTTP/1.1\r\n\r\n"),
          new Case(400, "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"),
          new Case(400, page("/", "a b c")),
          new Case(505, page("/").replace("1.1", "7.1")),
          new Case(501, page("/", "Transfer-Encoding: nonsense")),
          new Case(417, page("/", "Expect: nonsense")),
          new Case(414, page("/" + "x".repeat(5_000))),
          new Case(414, page("/" + "x".repeat(500_000))),
          new Case(431, page("/", "X: " + "x".repeat(9_000))),
          new Case(431, page("/", "X: " + "x".repeat(900_000))),
          new Case(413, head("POST / HTTP/1.1", List.of("Host: a", "Content-Length: 11"))));

  private static Listener start(ListenerConfiguration.Builder configuration) {
    Listener listener =
        Listener.on(
            0,
            configuration
                .host(Loopback.LOCALHOST)
                .requestLimits(new RequestLimits(4_096, 8_192, 10))
                .connectionLimits(new ConnectionLimits(1, 1))
                .build());
    listener.attach(new Echoing(), "/").attach(new Refusing(401), "/401");
    listener.attach(new Refusing(403), "/403").attach(new Refusing(500), "/500").start();
    return listener;
  }

  /** Lets nobody in. */
  record Refusing(int status) implements UpgradeService {

    @Get
    public Service upgrade() {
      throw switch (status) {
        case 401 -> new AuthnException("who?");
        case 403 -> new AuthzException("you?");
        default -> new IllegalStateException("broken on purpose");
      };
    }
  }

  private static void assertServer(List<String> expected, Listener listener) throws IOException {
    for (Case each : CASES) {
      // A place of the one there is may be free a moment later.
      Answer answer = Patience.retry(each.status, () -> answer(listener, each.request));
      assertEquals(expected, answer.header("Server"), () -> each + " " + answer);
    }
    try (HttpPeer only = HttpPeer.openPatiently(listener.port(), 1)) {
      only.assertEchoes();
      Answer refused = answer(listener, upgrade("/"));
      assertEquals(503, refused.status());
      assertEquals(expected, refused.header("Server"));
    }
  }

  private static Answer answer(Listener listener, String request) throws IOException {
    try (HttpPeer peer = HttpPeer.connect(listener.port())) {
      return peer.ask(request);
    }
  }

  @Test
  void everyAnswerNamesTheServer() throws IOException {
    try (Listener listener = start(ListenerConfiguration.builder().server("Pirouette/1 (a b)"))) {
      assertServer(List.of("Pirouette/1 (a b)"), listener);
    }
  }

  @Test
  @Tag("LSN-01")
  void noAnswerNamesTheServerUnlessItIsConfigured() throws IOException {
    try (Listener listener = start(ListenerConfiguration.builder())) {
      assertServer(List.of(), listener);
    }
  }

  @Test
  void anAnswerToARequestThatTookTooLongNamesTheServerIfThereIsOne() throws IOException {
    for (String server : new String[] {"Pirouette", null}) {
      try (Listener listener =
              start(
                  ListenerConfiguration.builder().server(server).timeout(Duration.ofMillis(200)));
          HttpPeer peer = HttpPeer.connect(listener.port())) {
        String answered = peer.send("GET / HT").readToEnd();
        boolean names = answered.contains("Server: Pirouette");
        assertEquals(server != null && !answered.isEmpty(), names, answered);
        assertEquals(names, answered.contains("Server:"), answered);
      }
    }
  }
}
