// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing handshakes, begun by either end (RFC 6455 section 7). */
@ExtendWith(LeakCheck.class)
class CloseTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String NO_ECHO =
      "Connection is closed by remote endpoint without echoing a close frame";

  private static Call<Void> closing(Dialogue dialogue, int code, String reason, Duration timeout) {
    return Call.doing(() -> dialogue.client().close(code, reason, timeout));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 4999})
  @Tag("CCL-01")
  @Tag("CCL-02")
  @Tag("CCL-07")
  void closeWaitsForTheServersAnswer(int code) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, code, "because", LONG);
      dialogue.connection().expect(Frame.close(code, "because"));
      assertFalse(closing.isDone());
      assertFalse(dialogue.client().isOpen());
      dialogue.connection().answerClose(code);
      closing.result();
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("CCL-01")
  void aCloseWithoutAReasonHasNone() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 1000, null, LONG);
      dialogue.connection().expectClose(1000, "");
      closing.result();
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        -1, 0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 2999, 5000, 65_535, 66_536
      })
  @Tag("CCL-01")
  void aCodeThatIsNotAllowedIsNotSent(int code) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      String message = "Failed to execute close. Invalid status code: " + code;
      assertClosed(message, () -> client.close(code, "because", LONG));
      assertTrue(client.isOpen());
      client.writeTextMessage("still open");
      dialogue.connection().expectText("still open");
    }
  }

  @Test
  @Tag("CCL-01")
  void aReasonHasAtMost123BytesInWholeCharacters() throws IOException {
    String longest = "\u6c34".repeat(41);
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      for (String reason : List.of(longest + "x", "x".repeat(124), "\ud83c\udf88".repeat(31))) {
        assertFails(
            ConnectionClosureException.class, Phase.CLOSE, () -> client.close(1000, reason, LONG));
      }
      assertTrue(client.isOpen());
      Call<Void> closing = closing(dialogue, 1000, longest, LONG);
      dialogue.connection().expectClose(1000, longest);
      closing.result();
    }
  }

  @ParameterizedTest
  @CsvSource({"250, 0.25", "1000, 1", "0, 0"})
  @Tag("CCL-03")
  @Tag("F24")
  void closeGivesUpInTimeAndEndsTheConnection(long millis, String seconds) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      long start = System.nanoTime();
      assertClosed(
          "Could not receive a WebSocket close frame from remote endpoint within "
              + seconds
              + " seconds",
          () -> client.close(1000, null, Duration.ofMillis(millis)));
      long taken = (System.nanoTime() - start) / 1_000_000;
      assertTrue(taken >= millis - 1, taken + " ms");
      assertFalse(client.isOpen());
      dialogue.connection().expect(Frame.close(1000, ""));
      dialogue.connection().expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -7, Long.MIN_VALUE, Long.MAX_VALUE})
  @Tag("CCL-04")
  @Tag("CCL-05")
  void aNegativeTimeOutIsForEverAndSoIsTheLongest(long seconds) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 1000, null, Duration.ofSeconds(seconds));
      dialogue.connection().expect(Frame.close(1000, ""));
      closing.awaitWaiting();
      assertFalse(closing.isDone());
      dialogue.connection().answerClose(1000);
      closing.result();
    }
  }

  @Test
  @Tag("CCL-06")
  void aSecondCloseFails() throws IOException {
    String message = "Close frame already sent. Cannot send close frame again.";
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      Call<Void> closing = closing(dialogue, 1000, null, LONG);
      dialogue.connection().expect(Frame.close(1000, ""));
      assertClosed(message, () -> client.close(1001, null, LONG));
      dialogue.connection().answerClose(1000);
      closing.result();
      assertClosed(message, () -> client.close(1001, null, LONG));
    }
  }

  @Test
  @Tag("CCL-02")
  void aCloseOfTheServersOwnIsAnAnswer() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 4000, "mine", LONG);
      dialogue.connection().expect(Frame.close(4000, "mine"));
      dialogue.connection().send(Frame.close(4000, "yours"));
      closing.result();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("CCL-03")
  @Tag("F12")
  void closeTellsThatTheServerHasGoneWithoutAnswer(boolean abruptly) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 1000, null, LONG);
      dialogue.connection().expect(Frame.close(1000, ""));
      if (abruptly) {
        dialogue.connection().reset();
      } else {
        dialogue.connection().cut();
      }
      assertClosed(NO_ECHO, closing::result);
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("CCL-08")
  @Tag("F24")
  void whatComesBetweenCloseAndAnswerIsDiscarded() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 1000, null, LONG);
      dialogue.connection().expect(Frame.close(1000, ""));
      for (int i = 0; i < 1_000; i++) {
        dialogue.connection().sendBinary(new byte[65_536]);
      }
      assertFalse(closing.isDone());
      dialogue.connection().answerClose(1000);
      closing.result();
      assertClosed("Connection already closed", dialogue.client()::readMessage);
    }
  }

  @Test
  @Tag("CCL-03")
  @Tag("F24")
  void aServerThatSendsOnForEverDoesNotProlongTheClose() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = closing(dialogue, 1000, null, Duration.ofMillis(500));
      dialogue.connection().expect(Frame.close(1000, ""));
      Call<Void> sending = Call.doing(() -> sendForEver(dialogue.connection()));
      assertClosed(
          "Could not receive a WebSocket close frame from remote endpoint within 0.5 seconds",
          closing::result);
      AssertionError ended = assertThrows(AssertionError.class, sending::result);
      assertInstanceOf(IOException.class, ended.getCause());
    }
  }

  private static void sendForEver(RawConnection connection) throws IOException {
    while (true) {
      connection.sendBinary(new byte[65_536]);
    }
  }

  @Test
  @Tag("F19")
  void aWriteDuringACloseSucceedsIfAndOnlyIfTheServerGetsIt() throws IOException {
    int writers = 8;
    try (Dialogue dialogue = Dialogue.open()) {
      List<Call<Integer>> writing =
          IntStream.range(0, writers)
              .mapToObj(writer -> Call.of(() -> writeToTheEnd(dialogue.client(), writer)))
              .toList();
      int[] seen = new int[writers];
      Call<Void> closing = null;
      Frame frame = dialogue.connection().next();
      for (int i = 0; frame.opcode() == Frame.TEXT; i++) {
        String[] message = frame.payloadAsText().split(" ");
        assertEquals(seen[Integer.parseInt(message[0])]++, Integer.parseInt(message[1]));
        if (i == 1_000) {
          closing = closing(dialogue, 1000, "enough", LONG);
        }
        frame = dialogue.connection().next();
      }
      assertEquals(Frame.close(1000, "enough"), frame);
      dialogue.connection().answerClose(1000);
      closing.result();
      for (int writer = 0; writer < writers; writer++) {
        assertEquals(seen[writer], writing.get(writer).result());
      }
    }
  }

  /** Returns how many messages were written. */
  private static int writeToTheEnd(Client client, int writer) {
    for (int i = 0; ; i++) {
      try {
        client.writeTextMessage(writer + " " + i);
      } catch (ConnectionClosureException e) {
        return i;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4000, 4999
      })
  @Tag("RDG-08")
  @Tag("F25")
  void theServersCodeAndReasonAreToldAndTheCodeAnswered(int code) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(Frame.close(code, "so \u6c34"));
      assertClosedByServer(code, "so \u6c34", dialogue.client()::readTextMessage);
      dialogue.expectCloseFrame(code);
      assertFalse(dialogue.client().isOpen());
    }
  }

  /** One byte, then 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000 and 65535. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "880103",
        "88020000",
        "880203e7",
        "880203ec",
        "880203ed",
        "880203ee",
        "880203f7",
        "880203f8",
        "88020bb7",
        "88021388",
        "8802ffff"
      })
  @Tag("F25")
  void aCodeThatMayNotBeOnTheWireEndsTheConnection(String frame) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(HexFormat.of().parseHex(frame));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      dialogue.expectFailure(1002);
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("F25")
  void aReasonThatIsNotUtf8EndsTheConnection() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(HexFormat.of().parseHex("880503e861ff62"));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      int code = ByteBuffer.wrap(dialogue.connection().next().payload()).getChar();
      assertTrue(code == 1007 || code == 1002, "closed with " + code);
      dialogue.connection().answerClose(code);
      assertFalse(dialogue.client().isOpen());
    }
  }
}
