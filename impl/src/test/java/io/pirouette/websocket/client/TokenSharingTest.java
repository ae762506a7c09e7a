// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 5.2, "Client": many clients that want one token. */
@Tag("F39")
@ExtendWith(LeakCheck.class)
class TokenSharingTest {

  private static final String GRANT =
      "HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n"
          + "{\"access_token\":\"shared\",\"expires_in\":600}";

  private RawServer server;
  private RawServer tokens;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
    tokens = RawServer.start();
  }

  @AfterEach
  void end() throws Exception {
    assertFalse(tokens.hasPending(), "nobody else asks for the token");
    tokens.close();
    server.close();
  }

  /** Made anew each time: equal, and not the same. */
  private ClientConfiguration configuration(Duration timeout) {
    return ClientConfiguration.builder()
        .handShakeTimeout(timeout)
        .auth(
            OAuth2ClientCredentialsGrantConfig.builder(
                    "http://" + tokens.authority() + "/token", "id", "secret")
                .clientConfig(HttpClientConfiguration.builder().build())
                .build())
        .build();
  }

  private Connecting connecting() {
    return Connecting.to(server.uri("/"), configuration(Duration.ofSeconds(20)));
  }

  private List<Connecting> connecting(int count) {
    return IntStream.range(0, count).mapToObj(i -> connecting()).toList();
  }

  private RawConnection asked() throws Exception {
    RawConnection connection = tokens.accept();
    connection.readBody(connection.readRequest());
    return connection;
  }

  private void letIn(List<Connecting> all) throws Exception {
    List<Opened> opened = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      RawConnection connection = server.accept();
      assertEquals(List.of("Bearer shared"), connection.open().header("Authorization"));
      opened.add(new Opened(null, connection, null));
    }
    List<Call<Void>> closing =
        all.stream().map(one -> Call.doing(() -> one.client().close())).toList();
    for (Opened one : opened) {
      one.connection().expectClose(1000, "");
    }
    for (Call<Void> one : closing) {
      one.result();
    }
    for (Opened one : opened) {
      one.connection().close();
    }
  }

  @Test
  @Tag("CAU-04")
  void twoHundredThreadsThatConnectAtOnceMakeOneTokenRequest() throws Exception {
    List<Connecting> all = connecting(200);
    try (RawConnection connection = asked()) {
      assertFalse(server.hasPending(), "nobody connects without the token");
      connection.answer(GRANT);
    }
    letIn(all);
  }

  @Test
  void aFailureIsThatOfAllWhoWaitForItAndTheNextOneAsksAgain() throws Exception {
    List<Connecting> all = new ArrayList<>(connecting(1));
    try (CapturedWarnings warnings = new CapturedWarnings()) {
      try (RawConnection connection = asked()) {
        all.addAll(connecting(20));
        awaitWaiting(21);
        connection.answer("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
      }
      for (Connecting one : all) {
        assertTrue(one.failure(AuthException.class, Phase.AUTH).getMessage().contains(" 401"));
      }
      assertEquals(1, warnings.count("Failed to enrich"), () -> warnings.messages().toString());
    }
    List<Connecting> next = connecting(1);
    try (RawConnection connection = asked()) {
      connection.answer(GRANT);
    }
    letIn(next);
  }

  /** So many threads wait for what another one has asked. */
  private static void awaitWaiting(int count) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (waiting() < count && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertEquals(count, waiting());
  }

  private static long waiting() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            frames ->
                Arrays.stream(frames).anyMatch(frame -> frame.getMethodName().equals("forAnswer")))
        .count();
  }

  @Test
  void whoIsInterruptedWhileItAsksLeavesTheAnswerToOthers() throws Exception {
    Connecting first = connecting();
    try (RawConnection connection = asked()) {
      List<Connecting> others = connecting(3);
      awaitWaiting(4);
      first.interrupt();
      WebSocketException failure = first.failure(Phase.AUTH);
      assertEquals("Interrupted while connecting (auth)", failure.getMessage());
      assertTrue(first.leftInterrupted());
      connection.answer(GRANT);
      letIn(others);
    }
  }

  @Test
  void whoRunsOutOfTimeLeavesTheAnswerToOthersAndThatIsLogged() throws Exception {
    ClientConfiguration hurried = configuration(Duration.ofMillis(300));
    try (CapturedWarnings warnings = new CapturedWarnings()) {
      Connecting first = Connecting.to(server.uri("/"), hurried);
      try (RawConnection connection = asked()) {
        assertTimedOut(first);
        Connecting waiting = Connecting.to(server.uri("/"), hurried);
        assertTimedOut(waiting);
        List<Connecting> others = connecting(2);
        connection.answer(GRANT);
        letIn(others);
      }
      assertEquals(2, warnings.count("No answer within the time for the handshake"));
    }
  }

  private static void assertTimedOut(Connecting connecting) {
    assertEquals(
        "Failed to enrich request with OAuth2 token. No answer within the time for the handshake",
        connecting.failure(AuthException.class, Phase.AUTH).getMessage());
  }

  @Test
  void whoIsInterruptedWhileWaitingDisturbsNobody() throws Exception {
    List<Connecting> first = connecting(1);
    try (RawConnection connection = asked()) {
      Connecting waiting = connecting();
      awaitWaiting(2);
      waiting.interrupt();
      waiting.failure(Phase.AUTH);
      connection.answer(GRANT);
    }
    letIn(first);
  }
}
