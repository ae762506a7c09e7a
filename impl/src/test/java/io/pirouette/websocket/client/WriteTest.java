// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.await;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 4.3: what a write sends, and when it fails. */
@ExtendWith(LeakCheck.class)
class WriteTest {

  private static final byte[] BYTES = {0, 1, (byte) 0xff};

  /** What is sent as JSON. */
  public record Order(String id, int quantity) {}

  /** Expects that nothing but this text arrives, and that the client is as good as new. */
  private static void assertUsable(Dialogue dialogue) throws IOException {
    assertTrue(dialogue.client().isOpen());
    dialogue.client().writeTextMessage("usable");
    dialogue.connection().expectText("usable");
  }

  @Test
  @Tag("WRT-01")
  void textsAndBytesAreSentAsTheyAre() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.client().writeTextMessage("a\u00e9\u6c34\ud83c\udf88");
      dialogue.client().writeBinaryMessage(BYTES);
      dialogue.connection().expectText("a\u00e9\u6c34\ud83c\udf88");
      dialogue.connection().expect(Frame.binary(BYTES));
    }
  }

  @Test
  @Tag("WRT-01")
  void aMessageMayBeEmpty() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.client().writeTextMessage("");
      dialogue.client().writeBinaryMessage(new byte[0]);
      dialogue.client().writeMessage("");
      dialogue.connection().expectText("");
      dialogue.connection().expect(Frame.binary(new byte[0]));
      dialogue.connection().expectText("");
    }
  }

  static Stream<Arguments> values() {
    Order order = new Order("a-1", 2);
    String json = "{\"id\":\"a-1\",\"quantity\":2}";
    return Stream.of(
        arguments("plain \"text\"", Frame.text("plain \"text\"")),
        arguments(BYTES, Frame.binary(BYTES)),
        arguments(order, Frame.text(json)),
        arguments(List.of(order, order), Frame.text("[" + json + "," + json + "]")),
        arguments(Map.of("key", "a \"quote\""), Frame.text("{\"key\":\"a \\\"quote\\\"\"}")),
        arguments(new int[] {1, 2, 300}, Frame.text("[1,2,300]")),
        arguments(42, Frame.text("42")),
        arguments(true, Frame.text("true")),
        arguments(null, Frame.text("null")));
  }

  @ParameterizedTest
  @MethodSource("values")
  @Tag("WRT-01")
  @Tag("WRT-02")
  void aValueIsSentAsTextBytesOrJson(Object value, Frame expected) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.client().writeMessage(value);
      dialogue.connection().expect(expected);
    }
  }

  /** H and L stand for the halves of a pair. */
  @ParameterizedTest
  @ValueSource(strings = {"H", "L", "aHb", "LH", "whole HLH"})
  @Tag("WRT-05")
  void halfASurrogatePairIsRefusedAndNothingIsSent(String pattern) throws IOException {
    String text = pattern.replace('H', '\ud83c').replace('L', '\udf88');
    try (Dialogue dialogue = Dialogue.open(patient().maxFrameSize(4).build())) {
      Client client = dialogue.client();
      assertFails(CorruptedFrameException.class, Phase.WRITE, () -> client.writeTextMessage(text));
      assertFails(CorruptedFrameException.class, Phase.WRITE, () -> client.writeMessage(text));
      client.ping(new byte[0]);
      dialogue.connection().expect(Frame.control(Frame.PING, ""));
    }
  }

  @Test
  void nullIsNoTextAndNoBytes() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      assertThrows(NullPointerException.class, () -> client.writeTextMessage(null));
      assertThrows(NullPointerException.class, () -> client.writeBinaryMessage(null));
      assertUsable(dialogue);
    }
  }

  private static void assertTooLong(String kind, Executable write) {
    String message = "invalid payload for " + kind + " (payload length must be <= 125, was 126)";
    assertFails(CorruptedFrameException.class, Phase.WRITE, message, write);
  }

  @Test
  @Tag("WRT-08")
  void pingAndPongHaveAtMost125Bytes() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      assertTooLong("PING", () -> client.ping(new byte[126]));
      assertTooLong("PONG", () -> client.pong(new byte[126]));
      assertUsable(dialogue);
      client.ping(new byte[125]);
      client.pong(new byte[125]);
      dialogue.connection().expect(new Frame(true, 0, Frame.PING, new byte[125]));
      dialogue.connection().expect(new Frame(true, 0, Frame.PONG, new byte[125]));
    }
  }

  private static void assertCannotWrite(Client client) {
    String sent = "Close frame already sent. ";
    assertClosed(sent + "Cannot push text data!", () -> client.writeTextMessage("text"));
    assertClosed(sent + "Cannot push binary data.", () -> client.writeBinaryMessage(BYTES));
    assertClosed(sent + "Cannot push text data!", () -> client.writeMessage(42));
    assertClosed(sent + "Cannot push binary data.", () -> client.writeMessage(BYTES));
    assertThrows(ConnectionClosureException.class, () -> client.ping(BYTES));
    assertThrows(ConnectionClosureException.class, () -> client.pong(BYTES));
  }

  @Test
  @Tag("WRT-03")
  void aWriteAfterTheClientsOwnCloseFails() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expect(Frame.close(1000, ""));
      assertCannotWrite(dialogue.client());
      dialogue.connection().answerClose(1000);
      closing.result();
      assertCannotWrite(dialogue.client());
    }
  }

  @Test
  @Tag("WRT-03")
  void aWriteAfterTheServersCloseFails() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.closeByServer(1000, "");
      await(() -> !client.isOpen());
      String over = "Connection already closed";
      assertClosed(over, () -> client.writeTextMessage("text"));
      assertClosed(over, () -> client.writeBinaryMessage(BYTES));
      assertClosed(over, () -> client.writeMessage(42));
      assertClosed(over, () -> client.ping(BYTES));
      assertClosed(over, () -> client.pong(BYTES));
    }
  }

  @Test
  @Tag("WRT-05")
  @Tag("WRT-06")
  @Tag("F12")
  void writesToALostConnectionFailSoonerOrLater() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      Call<Void> writing =
          Call.doing(
              () -> {
                while (true) {
                  client.writeTextMessage("is anybody there?");
                }
              });
      dialogue.connection().reset();
      assertThrows(ConnectionException.class, writing::result);
      assertFalse(client.isOpen());
      assertClosed("Connection already closed", () -> client.writeTextMessage("still not"));
      assertClosedByServer(1006, "", client::readTextMessage);
    }
  }

  @Test
  @Tag("WRT-06")
  @Tag("F12")
  void aResetEndsAWriteThatWaits() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(large));
      writing.awaitWaiting();
      dialogue.connection().reset();
      assertThrows(ConnectionException.class, writing::result);
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("WRT-04")
  @Tag("F26")
  void aWriteTimesOutIfTheServerDoesNotRead() throws IOException {
    Duration timeout = Duration.ofMillis(200);
    ClientConfiguration configuration =
        patient().writeTimeout(timeout).maxFrameSize(Integer.MAX_VALUE).build();
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      Client client = dialogue.client();
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      assertFails(
          WriteTimedOutException.class,
          Phase.WRITE,
          "Write timed out",
          () -> client.writeBinaryMessage(large));
      // A part of the frame has gone, so that nothing can follow it.
      assertFalse(client.isOpen());
      assertClosed("Connection already closed", () -> client.writeTextMessage("too late"));
      assertClosedByServer(1006, "", client::readTextMessage);
      dialogue.connection().cut();
    }
  }

  @Test
  @Tag("WRT-04")
  @Tag("F26")
  void aWriteWaitsForAServerThatReadsLate() throws IOException {
    try (Dialogue dialogue = Dialogue.open(ClientConfiguration.defaults())) {
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(large));
      writing.awaitWaiting();
      assertFalse(writing.isDone());
      for (int read = 0; read < large.length; ) {
        read += dialogue.connection().next().payload().length;
      }
      writing.result();
      assertUsable(dialogue);
    }
  }

  @Test
  @Tag("WRT-07")
  void aWriteDoesNotWaitForARead() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.client().writeTextMessage("question");
      dialogue.connection().expectText("question");
      dialogue.connection().sendText("answer");
      assertEquals("answer", reading.result());
    }
  }

  @Test
  @Tag("WRT-07")
  void oneThreadMayReadWhatAnotherOneWrites() throws IOException {
    int count = 5_000;
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      Call<Void> echo = Call.doing(() -> echo(dialogue.connection(), count));
      Call<Void> writing =
          Call.doing(
              () -> {
                for (int i = 0; i < count; i++) {
                  client.writeTextMessage(String.valueOf(i));
                }
              });
      for (int i = 0; i < count; i++) {
        assertEquals(String.valueOf(i), client.readTextMessage());
      }
      writing.result();
      echo.result();
    }
  }

  private static void echo(RawConnection connection, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connection.send(connection.next());
    }
  }
}
