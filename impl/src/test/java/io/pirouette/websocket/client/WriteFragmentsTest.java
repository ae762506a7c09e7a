// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of a message that is written: how large they are, and that they stay together. */
@ExtendWith(LeakCheck.class)
class WriteFragmentsTest {

  private static final int WRITERS = 16;
  private static final int MESSAGES = 2_000;

  private static ClientConfiguration framesOf(int bytes) {
    return patient().maxFrameSize(bytes).build();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    return bytes;
  }

  /** Expects a message in fragments that are as long as allowed, but for the last one. */
  private static void expectFragments(RawConnection connection, int opcode, byte[] data, int size)
      throws IOException {
    for (int from = 0; from == 0 || from < data.length; from += size) {
      int to = Math.min(data.length, from + size);
      connection.expect(
          new Frame(
              to == data.length,
              0,
              from == 0 ? opcode : Frame.CONTINUATION,
              Arrays.copyOfRange(data, from, to)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 20, 21, 1_000})
  @Tag("FRM-05")
  @Tag("FRM-08")
  void aMessageIsCutIntoFramesOfTheSizeThatIsAllowed(int length) throws IOException {
    byte[] data = bytes(length);
    try (Dialogue dialogue = Dialogue.open(framesOf(10))) {
      dialogue.client().writeBinaryMessage(data);
      dialogue.client().writeTextMessage(new String(data, StandardCharsets.US_ASCII));
      expectFragments(dialogue.connection(), Frame.BINARY, data, 10);
      expectFragments(dialogue.connection(), Frame.TEXT, data, 10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 65_536})
  @Tag("FRM-01")
  @Tag("FRM-08")
  void aFrameHas65536BytesUnlessAnotherSizeIsAllowed(int maxFrameSize) throws IOException {
    byte[] data = bytes(65_537);
    try (Dialogue dialogue = Dialogue.open(framesOf(maxFrameSize))) {
      dialogue.client().writeBinaryMessage(Arrays.copyOf(data, 65_536));
      dialogue.client().writeBinaryMessage(data);
      dialogue.connection().expect(Frame.binary(Arrays.copyOf(data, 65_536)));
      expectFragments(dialogue.connection(), Frame.BINARY, data, 65_536);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\u00e9, 3",
    "\u6c34, 4",
    "\u6c34, 5",
    "\ud83c\udf88, 4",
    "\ud83c\udf88, 5",
    "\ud83c\udf88, 7",
    "a\u00e9\u6c34\ud83c\udf88, 4",
    "a\u00e9\u6c34\ud83c\udf88, 6",
    "a\u00e9\u6c34\ud83c\udf88, 9"
  })
  @Tag("FRM-06")
  void noCharacterIsCut(String characters, int maxFrameSize) throws IOException {
    String text = characters.repeat(50);
    try (Dialogue dialogue = Dialogue.open(framesOf(maxFrameSize))) {
      dialogue.client().writeTextMessage(text);
      StringBuilder received = new StringBuilder();
      Frame frame;
      do {
        frame = dialogue.connection().next();
        assertEquals(received.isEmpty() ? Frame.TEXT : Frame.CONTINUATION, frame.opcode());
        assertTrue(frame.payload().length <= maxFrameSize, frame::toString);
        received.append(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame.payload())));
      } while (!frame.fin());
      assertEquals(text, received.toString());
    }
  }

  /** Each message tells its writer, its number there, and its kind. */
  private static void writeMixed(Client client, int writer) {
    for (int i = 0; i < MESSAGES; i++) {
      String message = writer + " " + i + " " + i % 3 + " " + "x".repeat(i % 40);
      switch (i % 3) {
        case 0 -> client.ping(message.getBytes(StandardCharsets.US_ASCII));
        case Frame.TEXT -> client.writeTextMessage(message);
        default -> client.writeBinaryMessage(message.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 65_536})
  @Tag("FRM-05")
  @Tag("F18")
  void writesOfSixteenThreadsStayWholeAndInOrder(int maxFrameSize) throws IOException {
    try (Dialogue dialogue = Dialogue.open(framesOf(maxFrameSize))) {
      List<Call<Void>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> Call.doing(() -> writeMixed(dialogue.client(), writer)))
              .toList();
      Assembly assembly = new Assembly();
      int[] next = new int[WRITERS];
      for (int i = 0; i < WRITERS * MESSAGES; i++) {
        String[] message = assembly.next(dialogue.connection()).split(" ", -1);
        int number = next[Integer.parseInt(message[0])]++;
        assertEquals(number, Integer.parseInt(message[1]));
        assertEquals(number % 3, Integer.parseInt(message[2]));
        assertEquals(number % 3, assembly.kind);
        assertEquals(number % 40, message[3].length());
      }
      writers.forEach(Call::result);
    }
  }

  /** Puts messages together, and lets pings come in between. */
  private static final class Assembly {

    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private int partialKind;

    /** Of the last message: 0 for a ping, else the opcode. */
    private int kind;

    String next(RawConnection connection) throws IOException {
      while (true) {
        Frame frame = connection.next();
        if (frame.opcode() == Frame.PING) {
          kind = 0;
          return frame.payloadAsText();
        }
        assertEquals(partial.size() > 0, frame.opcode() == Frame.CONTINUATION, frame::toString);
        if (frame.opcode() != Frame.CONTINUATION) {
          partialKind = frame.opcode();
        }
        partial.write(frame.payload());
        if (frame.fin()) {
          kind = partialKind;
          String message = partial.toString(StandardCharsets.US_ASCII);
          partial.reset();
          return message;
        }
      }
    }
  }

  @Test
  @Tag("RDG-13")
  void aPongMayGoOutWhileALongMessageIsWritten() throws IOException {
    try (Dialogue dialogue = Dialogue.open(framesOf(1_000))) {
      byte[] large = bytes(Dialogue.MORE_THAN_TCP_HOLDS);
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(large));
      writing.awaitWaiting();
      dialogue.connection().send(Frame.control(Frame.PING, "busy?"));
      int length = 0;
      boolean answered = false;
      while (length < large.length || !answered) {
        Frame frame = dialogue.connection().next();
        if (frame.opcode() == Frame.PONG) {
          assertEquals("busy?", frame.payloadAsText());
          answered = true;
        } else {
          length += frame.payload().length;
        }
      }
      writing.result();
    }
  }
}
