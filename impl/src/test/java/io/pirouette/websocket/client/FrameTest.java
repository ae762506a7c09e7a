// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.allocatedBytes;
import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.await;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.InvalidContinuationFrameException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that a client receives: their sizes, and the rules that they break. */
@ExtendWith(LeakCheck.class)
class FrameTest {

  private static ClientConfiguration limits(int maxFrameSize, long maxMessageSize) {
    return patient().maxFrameSize(maxFrameSize).maxMessageSize(maxMessageSize).build();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Expects that a read fails, that the server is told, and that this is the end. */
  private static void assertGivesUp(
      Dialogue dialogue, int code, Class<? extends WebSocketException> type, String message)
      throws IOException {
    Client client = dialogue.client();
    assertFails(type, Phase.READ, message, client::readMessage);
    assertEnded(dialogue, code);
  }

  private static void assertEnded(Dialogue dialogue, int code) throws IOException {
    Client client = dialogue.client();
    dialogue.expectFailure(code);
    assertFalse(client.isOpen());
    assertClosed("Connection already closed", client::readTextMessage);
  }

  private static String frameTooLong(long limit) {
    return "Max frame length of " + limit + " has been exceeded.";
  }

  private static String messageTooLong(long limit) {
    return "Max message length of " + limit + " has been exceeded.";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 125, 126, 65_535, 65_536, 100_000})
  @Tag("FRM-03")
  @Tag("FRM-08")
  void aFrameMayBeAsLargeAsAllowedAndNoLarger(int limit) throws IOException {
    byte[] data = new byte[limit];
    Arrays.fill(data, (byte) 'x');
    try (Dialogue dialogue = Dialogue.open(limits(limit, 1 << 20))) {
      dialogue.connection().sendBinary(data);
      assertArrayEquals(data, dialogue.client().readBinaryMessage());
      dialogue.connection().sendBinary(new byte[limit + 1]);
      assertGivesUp(dialogue, 1009, PayloadTooLargeException.class, frameTooLong(limit));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  @Tag("FRM-01")
  @Tag("FRM-03")
  void zeroOrLessAllows65536Bytes(int maxFrameSize) throws IOException {
    assertEquals(65_536, ClientConfiguration.defaults().maxFrameSize());
    try (Dialogue dialogue = Dialogue.open(limits(maxFrameSize, 1 << 20))) {
      dialogue.connection().sendBinary(new byte[65_536]);
      assertEquals(65_536, dialogue.client().readBinaryMessage().length);
      dialogue.connection().sendBinary(new byte[65_537]);
      assertGivesUp(dialogue, 1009, PayloadTooLargeException.class, frameTooLong(65_536));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
  @Tag("FRM-04")
  void aMessageOfManyFramesMayBeLargerThanAFrame(int opcode) throws IOException {
    byte[] data = "0123456789".repeat(1_000).getBytes();
    try (Dialogue dialogue = Dialogue.open(limits(10, data.length))) {
      dialogue.connection().sendFragments(opcode, data, 10);
      assertArrayEquals(data, dialogue.client().readMessage(String.class).getBytes());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "1, 1001", "1, 7", "2, 1000", "2, 1001", "2, 7"})
  @Tag("FRM-04")
  void aMessageMayNotBeLargerThanAllowed(int opcode, int fragment) throws IOException {
    byte[] data = "x".repeat(1_001).getBytes();
    try (Dialogue dialogue = Dialogue.open(limits(2_000, 1_000))) {
      dialogue.connection().sendFragments(opcode, Arrays.copyOf(data, 1_000), fragment);
      assertEquals(1_000, dialogue.client().readMessage(String.class).length());
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      // No end: it is too large already.
      packet.write(new Frame(false, 0, opcode, Arrays.copyOf(data, fragment)).unmasked());
      for (int sent = fragment; sent < 1_001; sent += fragment) {
        packet.write(
            new Frame(false, 0, Frame.CONTINUATION, Arrays.copyOf(data, fragment)).unmasked());
      }
      dialogue.connection().sendRaw(packet.toByteArray());
      assertGivesUp(dialogue, 1009, PayloadTooLargeException.class, messageTooLong(1_000));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "800000007fffffff, 1002",
    "8000000005000000, 1002",
    "8000000000000000, 1002",
    "8000000000000005, 1002",
    "ffffffffffffffff, 1002",
    "0000000080000000, 1009",
    "000000007fffffff, 1009",
    "00000000ffffffff, 1009",
    "0000000100000005, 1009",
    "0000000000500000, 1009",
    "0000000000010001, 1009",
    "7fffffffffffffff, 1009"
  })
  @Tag("FRM-03")
  @Tag("F22")
  void aLengthIsJudgedBeforeAnythingIsAllocatedForIt(String length, int code) throws IOException {
    for (String opcode : new String[] {"81", "82"}) {
      try (Dialogue dialogue = Dialogue.open()) {
        Client client = dialogue.client();
        long before = allocatedBytes();
        dialogue.connection().sendRaw(hex(opcode + "7f" + length));
        if (code == 1009) {
          assertFails(
              PayloadTooLargeException.class,
              Phase.READ,
              frameTooLong(65_536),
              client::readTextMessage);
        } else {
          assertFails(CorruptedFrameException.class, Phase.READ, client::readTextMessage);
        }
        assertTrue(allocatedBytes() - before < 16 << 20);
        assertEnded(dialogue, code);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "masked, 8185 37fa213d 7f9f4d5158",
    "masked and empty, 8180 00000000",
    "masked ping, 8980 00000000",
    "masked close, 8882 00000000 03e8",
    "RSV1, c1 00",
    "RSV2, a1 00",
    "RSV3, 91 00",
    "RSV1 of a continuation, 010161 c000",
    "RSV1 of a ping, c9 00",
    "RSV2 of a close, a8 02 03e8",
    "opcode 3, 83 00",
    "opcode 4, 84 00",
    "opcode 5, 85 00",
    "opcode 6, 86 00",
    "opcode 7, 87 00",
    "opcode 11, 8b 00",
    "opcode 12, 8c 00",
    "opcode 13, 8d 00",
    "opcode 14, 8e 00",
    "opcode 15, 8f 00",
    "ping in fragments, 09 00",
    "pong in fragments, 0a 00",
    "close in fragments, 08 02 03e8",
    "ping of 126 bytes, 89 7e 007e",
    "pong of 126 bytes, 8a 7e 007e",
    "close of 126 bytes, 88 7e 007e",
    "ping with a length of 8 bytes, 89 7f 0000000000000005"
  })
  @Tag("FRM-09")
  @Tag("F20")
  @Tag("F21")
  void aFrameThatBreaksARuleEndsTheConnection(String rule, String frame) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(hex(frame));
      CorruptedFrameException corrupted =
          assertFails(
              CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      assertFalse(corrupted.getMessage().isBlank(), rule);
      assertEnded(dialogue, 1002);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "continuation of nothing, 80 00",
    "continuation of nothing without end, 00 0161",
    "continuation after the end, 010161 800162 800163",
    "text within a text, 010161 810162",
    "text without end within a text, 010161 010162",
    "binary within a text, 010161 820162"
  })
  @Tag("FRM-09")
  @Tag("F21")
  void aContinuationOutOfOrderEndsTheConnection(String order, String frames) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendRaw(hex(frames));
      if (order.contains("after the end")) {
        assertEquals("ab", client.readTextMessage());
      }
      InvalidContinuationFrameException outOfOrder =
          assertFails(InvalidContinuationFrameException.class, Phase.READ, client::readTextMessage);
      assertFalse(outOfOrder.getMessage().isBlank(), order);
      assertEnded(dialogue, 1002);
    }
  }

  @Test
  @Tag("FRM-09")
  @Tag("F21")
  void aBrokenFrameIsNoticedWhileNobodyReads() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text("good"), new Frame(true, 0, 3, new byte[0]));
      dialogue.expectFailure(1002);
      await(() -> !client.isOpen());
      assertEquals("good", client.readTextMessage());
      assertFails(CorruptedFrameException.class, Phase.READ, client::readTextMessage);
      assertClosed("Connection already closed", client::readTextMessage);
    }
  }

  @Test
  @Tag("FRM-09")
  @Tag("F21")
  void aReadThatWaitsIsToldOfABrokenFrame() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().sendRaw(hex("8000"));
      assertFails(InvalidContinuationFrameException.class, Phase.READ, reading::result);
      assertEnded(dialogue, 1002);
    }
  }

  @Test
  @Tag("F21")
  void controlFramesOf125BytesMayComeBetweenFragments() throws IOException {
    byte[] payload = new byte[125];
    Arrays.fill(payload, (byte) 'p');
    Frame ping = new Frame(true, 0, Frame.PING, payload);
    Frame pong = new Frame(true, 0, Frame.PONG, payload);
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue
          .connection()
          .sendAll(
              new Frame(false, 0, Frame.TEXT, new byte[] {'a'}),
              ping,
              pong,
              new Frame(false, 0, Frame.CONTINUATION, new byte[] {'b'}),
              ping,
              new Frame(true, 0, Frame.CONTINUATION, new byte[] {'c'}));
      dialogue.connection().expect(pong);
      dialogue.connection().expect(pong);
      assertEquals("abc", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("F21")
  void aCloseMayComeBetweenFragments() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue
          .connection()
          .sendAll(new Frame(false, 0, Frame.TEXT, new byte[] {'a'}), Frame.close(1001, "bye"));
      assertClosedByServer(1001, "bye", dialogue.client()::readTextMessage);
      dialogue.expectCloseFrame(1001);
    }
  }

  @Test
  @Tag("F27")
  void framesMayComeByteByByte() throws IOException {
    byte[] data = new byte[70_000];
    Arrays.fill(data, (byte) 'x');
    try (Dialogue dialogue = Dialogue.open(limits(data.length, data.length))) {
      Client client = dialogue.client();
      Call<Void> sending = Call.doing(() -> slice(dialogue.connection(), data));
      assertEquals("short", client.readTextMessage());
      assertEquals("x".repeat(300), client.readTextMessage());
      assertArrayEquals(data, client.readBinaryMessage());
      assertEquals("fragments", client.readTextMessage());
      assertClosedByServer(4000, "done", client::readTextMessage);
      sending.result();
      dialogue.connection().expect(Frame.control(Frame.PONG, "ping"));
      dialogue.expectCloseFrame(4000);
    }
  }

  private static void slice(RawConnection connection, byte[] data) throws IOException {
    Frame[] frames = {
      Frame.text("short"),
      Frame.text("x".repeat(300)),
      Frame.binary(data),
      new Frame(false, 0, Frame.TEXT, "frag".getBytes()),
      Frame.control(Frame.PING, "ping"),
      new Frame(true, 0, Frame.CONTINUATION, "ments".getBytes()),
      Frame.close(4000, "done")
    };
    for (Frame frame : frames) {
      ByteBuffer bytes = ByteBuffer.wrap(frame.unmasked());
      while (bytes.hasRemaining()) {
        connection.sendRaw(new byte[] {bytes.get()});
      }
    }
  }
}
