// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.await;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are lost, and made again by the next read or write. */
@ExtendWith(LeakCheck.class)
class RetryTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final RetryConfiguration AT_ONCE =
      RetryConfiguration.builder().interval(Duration.ZERO).build();
  private static final RetryConfiguration ONCE_AT_ONCE =
      RetryConfiguration.builder().interval(Duration.ZERO).maxCount(1).build();
  private static final RetryConfiguration MUCH_LATER =
      RetryConfiguration.builder().interval(HOUR).maxWaitInterval(HOUR).build();

  private static Dialogue open(RetryConfiguration retry) throws IOException {
    return Dialogue.open(patient().retryConfig(retry).build());
  }

  /** Loses the connection, and waits until the client knows. */
  private static void lose(Dialogue dialogue) throws IOException {
    dialogue.connection().cut();
    await(() -> !dialogue.client().isOpen());
  }

  private static void assertNoMore(Dialogue dialogue) throws IOException {
    assertFalse(dialogue.server().hasPending(), "another attempt to connect");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("RTR-06")
  void aReadThatWaitsGoesOnWaitingOnANewConnection(ReadClosureTest.Loss loss) throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      loss.happen(dialogue.connection());
      dialogue.acceptAgain().sendText("again");
      assertEquals("again", reading.result());
      assertTrue(dialogue.client().isOpen());
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-06")
  void aReadAfterTheLossWaitsOnANewConnection() throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      dialogue.connection().sendText("before");
      lose(dialogue);
      assertEquals("before", dialogue.client().readTextMessage());
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      dialogue.acceptAgain().sendText("after");
      assertEquals("after", reading.result());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1008, 1011, 1012, 1013, 4000})
  @Tag("RTR-07")
  @Tag("F25")
  void anOrderlyCloseIsNotRetried(int code) throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Client client = dialogue.client();
      dialogue.closeByServer(code, "that is all");
      assertClosedByServer(code, "that is all", client::readTextMessage);
      assertClosed("Connection already closed", client::readTextMessage);
      assertClosed("Connection already closed", () -> client.writeTextMessage("too late"));
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("F28")
  void aBrokenFrameIsNotRetried() throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Client client = dialogue.client();
      dialogue.connection().sendRaw(HexFormat.of().parseHex("8300"));
      assertFails(CorruptedFrameException.class, Phase.READ, client::readTextMessage);
      dialogue.expectFailure(1002);
      assertClosed("Connection already closed", client::readTextMessage);
      assertNoMore(dialogue);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 4194304", "1, 67108864", "2, 4194304", "2, 67108864"})
  @Tag("RTR-08")
  void aMessageThatCouldNotBeWrittenIsWrittenAgain(int opcode, int maxFrameSize)
      throws IOException {
    byte[] data = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
    Arrays.fill(data, (byte) 'x');
    try (Dialogue dialogue =
        Dialogue.open(patient().maxFrameSize(maxFrameSize).retryConfig(AT_ONCE).build())) {
      Client client = dialogue.client();
      Call<Void> writing =
          Call.doing(
              () -> {
                if (opcode == Frame.TEXT) {
                  client.writeTextMessage("x".repeat(data.length));
                } else {
                  client.writeBinaryMessage(data);
                }
              });
      // It cannot have been written: the server has read nothing.
      dialogue.connection().reset();
      dialogue.acceptAgain().expectMessage(opcode, data);
      writing.result();
      client.writeTextMessage("next");
      dialogue.connection().expectText("next");
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-08")
  void writesAfterTheLossShareANewConnection() throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Client client = dialogue.client();
      lose(dialogue);
      Call<Void> one = Call.doing(() -> client.writeTextMessage("one"));
      Call<Void> two = Call.doing(() -> client.writeTextMessage("two"));
      RawConnection connection = dialogue.acceptAgain();
      assertEquals(Set.of("one", "two"), Set.of(connection.nextText(), connection.nextText()));
      one.result();
      two.result();
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-06")
  @Tag("RTR-08")
  void aReadAndAWriteShareANewConnection() throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Client client = dialogue.client();
      lose(dialogue);
      Call<Void> writing = Call.doing(() -> client.writeTextMessage("question"));
      Call<String> reading = Call.of(client::readTextMessage);
      dialogue.acceptAgain().expectText("question");
      dialogue.connection().sendText("answer");
      assertEquals("answer", reading.result());
      writing.result();
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-09")
  @Tag("F28")
  void theCountStartsAnewAfterEachSuccess() throws IOException {
    try (Dialogue dialogue = open(ONCE_AT_ONCE)) {
      for (int i = 0; i < 5; i++) {
        Call<String> reading = Call.of(dialogue.client()::readTextMessage);
        reading.awaitWaiting();
        dialogue.connection().cut();
        dialogue.acceptAgain().sendText("connection " + i);
        assertEquals("connection " + i, reading.result());
      }
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-10")
  void idAndResponseAreNewAndAttributesStay() throws IOException {
    try (Dialogue dialogue = Dialogue.open(patient().retryConfig(AT_ONCE).build(), "X-Node: one")) {
      Client client = dialogue.client();
      client.setAttribute("user", "alice");
      String id = client.getConnectionId();
      assertEquals("one", client.getHttpResponse().header("X-Node").orElseThrow());
      Call<String> reading = Call.of(client::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().cut();
      dialogue.acceptAgain("X-Node: two").sendText("again");
      assertEquals("again", reading.result());
      assertEquals("two", client.getHttpResponse().header("X-Node").orElseThrow());
      assertNotEquals(id, client.getConnectionId());
      assertEquals("alice", client.getAttribute("user"));
    }
  }

  @Test
  @Tag("RTR-05")
  @Tag("TYP-05")
  void aConnectionThatDoesNotComeUpAgainIsTold() throws IOException {
    try (Dialogue dialogue = open(ONCE_AT_ONCE)) {
      Client client = dialogue.client();
      Call<String> reading = Call.of(client::readTextMessage);
      reading.awaitWaiting();
      dialogue.server().close();
      dialogue.connection().cut();
      ConnectionException failure = assertThrows(ConnectionException.class, reading::result);
      assertTrue(failure.getMessage().startsWith("IO Error ("), failure::toString);
      assertFalse(client.isOpen());
      assertClosed("WebSocket connection failure", client::readTextMessage);
      ConnectionException write =
          assertThrows(ConnectionException.class, () -> client.writeTextMessage("too late"));
      assertEquals("WebSocket connection failure", write.getMessage());
    }
  }

  @Test
  @Tag("F28")
  void aRefusalOfTheNewConnectionIsTold() throws IOException {
    try (Dialogue dialogue = open(AT_ONCE)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().cut();
      RawConnection connection = dialogue.server().accept();
      connection.readRequest();
      connection.answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
      InvalidHandshakeException refusal =
          assertFails(InvalidHandshakeException.class, Phase.UPGRADE, reading::result);
      assertEquals(401, refusal.status());
      connection.cut();
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("WRT-04")
  @Tag("RTR-08")
  void aWriteThatWaitsForANewConnectionTimesOutAsAWrite() throws IOException {
    ClientConfiguration configuration =
        patient().writeTimeout(Duration.ofMillis(100)).retryConfig(MUCH_LATER).build();
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      lose(dialogue);
      assertFails(
          WriteTimedOutException.class,
          Phase.WRITE,
          "Write timed out",
          () -> dialogue.client().writeTextMessage("never sent"));
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("F28")
  void closeEndsTheWaitForTheNextAttempt() throws IOException {
    try (Dialogue dialogue = open(MUCH_LATER)) {
      Client client = dialogue.client();
      Call<String> reading = Call.of(client::readTextMessage);
      reading.awaitWaiting();
      lose(dialogue);
      Call<Void> writing = Call.doing(() -> client.writeTextMessage("never sent"));
      writing.awaitWaiting();
      Call.doing(client::close).result();
      assertClosed("Connection closed", reading::result);
      assertThrows(ConnectionClosureException.class, writing::result);
      assertClosed("Connection already closed", client::readTextMessage);
      assertNoMore(dialogue);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("F28")
  @Tag("F36")
  void anInterruptEndsTheWaitForTheNextAttempt(boolean reads) throws IOException {
    try (Dialogue dialogue = open(MUCH_LATER)) {
      Client client = dialogue.client();
      lose(dialogue);
      Call<Void> waiting =
          Call.doing(
              () -> {
                if (reads) {
                  client.readTextMessage();
                } else {
                  client.writeTextMessage("never sent");
                }
              });
      waiting.awaitWaiting();
      waiting.interrupt();
      WebSocketException interrupted = assertThrows(WebSocketException.class, waiting::result);
      assertTrue(interrupted.getMessage().startsWith("Interrupted while "), interrupted::toString);
      assertInstanceOf(InterruptedException.class, interrupted.getCause());
      assertTrue(waiting.leftInterrupted());
      assertNoMore(dialogue);
    }
  }

  @Test
  @Tag("RTR-06")
  void withoutARetryConfigurationALossIsTheEnd() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      lose(dialogue);
      assertClosedByServer(1006, "", dialogue.client()::readTextMessage);
      assertNoMore(dialogue);
    }
  }
}
