// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.patient;
import static io.pirouette.websocket.client.Dialogue.readLate;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 4.3: which message a read gets, and how long it waits for it. */
@ExtendWith(LeakCheck.class)
class ReadTest {

  private static final byte[] BYTES = {0, 1, (byte) 0xff};
  private static final Duration SHORT = Duration.ofMillis(100);

  private static ClientConfiguration impatient(Duration readTimeout) {
    return patient().readTimeout(readTimeout).build();
  }

  private static void assertTimesOut(Client client) {
    assertFails(ReadTimedOutException.class, Phase.READ, "Read timed out", client::readTextMessage);
  }

  @Test
  @Tag("RDG-01")
  void messagesAreReadInTheOrderOfArrival() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue
          .connection()
          .sendAll(
              Frame.text("one"),
              Frame.binary(BYTES),
              Frame.text(""),
              Frame.binary(new byte[0]),
              Frame.text("last"));
      assertEquals("one", client.readTextMessage());
      assertArrayEquals(BYTES, client.readBinaryMessage());
      assertEquals("", client.readTextMessage());
      assertArrayEquals(new byte[0], client.readBinaryMessage());
      assertEquals("last", client.readTextMessage());
    }
  }

  @Test
  @Tag("RDG-01")
  void aReadWaitsForItsMessage() throws IOException {
    try (Dialogue dialogue = Dialogue.open(ClientConfiguration.defaults())) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      assertFalse(reading.isDone());
      dialogue.connection().sendText("at last");
      assertEquals("at last", reading.result());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  @Tag("RDG-02")
  void aMessageInFragmentsIsReadAsOne(int size) throws IOException {
    String text = "a\u00e9\u6c34\ud83c\udf88".repeat(5);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Dialogue dialogue = Dialogue.open()) {
      RawConnection connection = dialogue.connection();
      connection.sendFragments(Frame.TEXT, bytes, size);
      connection.sendFragments(Frame.BINARY, bytes, size);
      assertEquals(text, dialogue.client().readTextMessage());
      assertArrayEquals(bytes, dialogue.client().readBinaryMessage());
    }
  }

  @Test
  @Tag("RDG-02")
  void fragmentsMayBeEmpty() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue
          .connection()
          .sendAll(
              new Frame(false, 0, Frame.TEXT, new byte[0]),
              new Frame(false, 0, Frame.CONTINUATION, new byte[] {'a'}),
              new Frame(true, 0, Frame.CONTINUATION, new byte[0]));
      assertEquals("a", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("RDG-05")
  void aMessageOfTheWrongKindStaysForTheNextRead() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.binary(BYTES), Frame.text("text"));
      for (int i = 0; i < 2; i++) {
        assertFails(
            WebSocketException.class,
            Phase.READ,
            "Text message expected, but the next message is binary",
            client::readTextMessage);
      }
      assertArrayEquals(BYTES, client.readBinaryMessage());
      assertFails(
          WebSocketException.class,
          Phase.READ,
          "Binary message expected, but the next message is text",
          client::readBinaryMessage);
      assertTrue(client.isOpen());
      assertEquals("text", client.readTextMessage());
    }
  }

  @Test
  @Tag("RDG-05")
  void aReadThatWaitsIsToldOfAMessageOfTheWrongKind() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().sendBinary(BYTES);
      assertFails(
          WebSocketException.class,
          Phase.READ,
          "Text message expected, but the next message is binary",
          reading::result);
      assertArrayEquals(BYTES, dialogue.client().readBinaryMessage());
    }
  }

  @Test
  @Tag("RDG-07")
  @Tag("F15")
  void aReadTimesOutAndTheNextOneGetsWhatHasComeSince() throws IOException {
    try (Dialogue dialogue = Dialogue.open(impatient(SHORT))) {
      Client client = dialogue.client();
      long start = System.nanoTime();
      assertTimesOut(client);
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis >= SHORT.toMillis() - 1, millis + " ms");
      assertTrue(client.isOpen());
      dialogue.connection().sendAll(Frame.text("late"), Frame.text("later"));
      assertEquals("late", readLate(client));
      assertEquals("later", readLate(client));
      assertTimesOut(client);
    }
  }

  /** Before the stroke: what has come when the read times out; after it, what comes later. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "81|0577686f6c65",
        "8105|77686f6c65",
        "81057768|6f6c65",
        "817e0005|77686f6c65",
        "817e00|0577686f6c65",
        "01027768|80036f6c65",
        "0102776880|036f6c65",
        "0102776880036f|6c65",
        "01027768|000080036f6c65"
      })
  @Tag("RDG-07")
  @Tag("F15")
  void halfAMessageAtTheTimeOutComesWholeToTheNextRead(String halves) throws IOException {
    try (Dialogue dialogue = Dialogue.open(impatient(SHORT))) {
      String[] parts = halves.split("\\|");
      dialogue.connection().sendRaw(HexFormat.of().parseHex(parts[0]));
      assertTimesOut(dialogue.client());
      dialogue.connection().sendRaw(HexFormat.of().parseHex(parts[1]));
      assertEquals("whole", readLate(dialogue.client()));
      assertTimesOut(dialogue.client());
    }
  }

  @Test
  @Tag("F15")
  void messagesThatComeJustWhenAReadTimesOutAreDeliveredOnce() throws IOException {
    int count = 1_000;
    try (Dialogue dialogue = Dialogue.open(impatient(Duration.ofMillis(1)))) {
      Call<Void> sending = Call.doing(() -> sendAtAllMoments(dialogue.connection(), count));
      for (int i = 0; i < count; i++) {
        assertEquals(String.valueOf(i), readLate(dialogue.client()));
      }
      sending.result();
      assertTimesOut(dialogue.client());
    }
  }

  /** After 0 to 2 ms each, in two halves: on both sides of a time-out of one. */
  private static void sendAtAllMoments(RawConnection connection, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] frame = Frame.text(String.valueOf(i)).unmasked();
      int half = i % frame.length;
      connection.sendRaw(Arrays.copyOf(frame, half));
      long moment = System.nanoTime() + i % 200 * 10_000L;
      while (System.nanoTime() < moment) {
        Thread.onSpinWait();
      }
      connection.sendRaw(Arrays.copyOfRange(frame, half, frame.length));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -1_000})
  @Tag("RDG-07")
  void aTimeOutOfZeroOrLessIsNone(long millis) throws IOException {
    ClientConfiguration configuration = impatient(Duration.ofMillis(millis));
    assertEquals(ClientConfiguration.NO_TIMEOUT, configuration.readTimeout());
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      assertFalse(reading.isDone());
      dialogue.connection().sendText("at last");
      assertEquals("at last", reading.result());
    }
  }

  @Test
  @Tag("RDG-01")
  @Tag("F17")
  void sixteenReadersShareTheMessagesEachOnce() throws IOException {
    int count = 20_000;
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      List<Call<List<Integer>>> readers =
          Stream.generate(() -> Call.of(() -> readToTheEnd(client))).limit(16).toList();
      for (int i = 0; i < count; i++) {
        dialogue.connection().sendText(String.valueOf(i));
      }
      dialogue.closeByServer(1000, "");
      List<Integer> all = new ArrayList<>();
      for (Call<List<Integer>> reader : readers) {
        List<Integer> mine = reader.result();
        assertEquals(mine.stream().sorted().toList(), mine);
        all.addAll(mine);
      }
      assertEquals(IntStream.range(0, count).boxed().toList(), all.stream().sorted().toList());
    }
  }

  private static List<Integer> readToTheEnd(Client client) {
    List<Integer> numbers = new ArrayList<>();
    while (true) {
      try {
        numbers.add(Integer.valueOf(client.readTextMessage()));
      } catch (ConnectionClosureException e) {
        return numbers;
      }
    }
  }

  @Test
  @Tag("F10")
  void framesInOnePacketWithTheAnswerAreRead() throws IOException {
    Frame ping = Frame.control(Frame.PING, "there?");
    try (Dialogue dialogue =
        Dialogue.open(
            patient().build(),
            connection -> connection.openAnd(Frame.text("early"), ping, Frame.binary(BYTES)))) {
      dialogue.connection().expect(Frame.control(Frame.PONG, "there?"));
      assertEquals("early", dialogue.client().readTextMessage());
      assertArrayEquals(BYTES, dialogue.client().readBinaryMessage());
    }
  }

  @Test
  @Tag("F10")
  void aCloseInOnePacketWithTheAnswerIsRead() throws IOException {
    try (Dialogue dialogue =
        Dialogue.open(
            patient().build(),
            connection -> connection.openAnd(Frame.text("only"), Frame.close(4000, "full")))) {
      dialogue.expectCloseFrame(4000);
      assertEquals("only", dialogue.client().readTextMessage());
      Dialogue.assertClosedByServer(4000, "full", dialogue.client()::readTextMessage);
    }
  }
}
