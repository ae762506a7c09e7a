// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.1.1: the frames that messages of the service are sent in. */
class OutgoingFrameIT extends FramesApplication {

  /** What of a message fits into each frame that a peer sends to any of these services. */
  private static final int PART = 10;

  private static byte[] bytes(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) ('a' + i % 26);
    }
    return data;
  }

  private static void send(RawPeer peer, int opcode, byte[] message, int part) throws IOException {
    if (message.length == 0) {
      peer.send(new Frame(true, 0, opcode, message));
    } else {
      peer.sendFragments(opcode, message, part);
    }
  }

  /** Expects a message in as few frames as can be without any that is too long. */
  private static void expectFrames(RawPeer peer, int opcode, byte[] message, int size)
      throws IOException {
    int from = 0;
    do {
      int to = opcode == Frame.TEXT ? endOfCharacters(message, from, size) : from + size;
      to = Math.min(message.length, to);
      byte[] part = Arrays.copyOfRange(message, from, to);
      peer.expect(
          new Frame(to == message.length, 0, from == 0 ? opcode : Frame.CONTINUATION, part));
      from = to;
    } while (from < message.length);
  }

  private static int endOfCharacters(byte[] text, int from, int size) {
    int to = from + size;
    while (to < text.length && (text[to] & 0xc0) == 0x80) {
      to--;
    }
    return to;
  }

  private static void expectEcho(RawPeer peer, int opcode, byte[] message, int size)
      throws IOException {
    send(peer, opcode, message, Math.min(size, 60_000));
    expectFrames(peer, opcode, message, size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small/reply",
        "small/write",
        "small/message",
        "small/thread",
        "offloaded/small/reply",
        "offloaded/small/write"
      })
  @Tag("FRM-05")
  @Tag("FRM-08")
  @Tag("RET-12")
  void aMessageIsCutIntoFramesOfTheSizeThatIsAllowed(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (int length : new int[] {0, 1, 9, 10, 11, 20, 21, 1_000}) {
        expectEcho(peer, Frame.TEXT, bytes(length), PART);
        expectEcho(peer, Frame.BINARY, bytes(length), PART);
      }
    }
  }

  @Test
  @Tag("FRM-05")
  @Tag("FRM-06")
  @Tag("RET-12")
  void jsonIsCutIntoFramesToo() throws IOException {
    try (RawPeer peer = open("small/json")) {
      for (String text : new String[] {"", "x", "12345678", "€".repeat(33), "ä😀".repeat(50)}) {
        send(peer, Frame.TEXT, text.getBytes(UTF_8), PART);
        expectFrames(peer, Frame.TEXT, "{\"text\":\"%s\"}".formatted(text).getBytes(UTF_8), PART);
      }
    }
  }

  @Test
  @Tag("FRM-05")
  @Tag("RET-12")
  void theFirstMessageAndTheElementsOfAStreamAreCutIntoFramesToo() throws IOException {
    try (RawPeer peer = open("small/opening")) {
      expectFrames(peer, Frame.TEXT, "five and twenty bytes ...".getBytes(UTF_8), PART);
    }
    try (RawPeer peer = open("small/stream")) {
      expectEcho(peer, Frame.TEXT, "ä€😀 ".repeat(20).getBytes(UTF_8), PART);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small/reply", "small/write", "small/message", "small/thread"})
  @Tag("FRM-06")
  void noCharacterIsCut(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (String character : new String[] {"x", "ä", "€", "😀", "xä€😀", "😀€äx"}) {
        for (int before = 0; before < 10; before++) {
          String text = "-".repeat(before) + character.repeat(20);
          expectEcho(peer, Frame.TEXT, text.getBytes(UTF_8), PART);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "middle/reply, 126",
    "middle/write, 126",
    "plain/reply, 65536",
    "plain/write, 65536",
    "zero/reply, 65536",
    "negative/write, 65536"
  })
  @Tag("FRM-01")
  @Tag("FRM-05")
  @Tag("FRM-08")
  void aMessageOfExactlyTheMaximumIsSentInOneFrame(String kind, int size) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (int length : new int[] {size - 1, size, size + 1, 2 * size, 2 * size + 1}) {
        expectEcho(peer, Frame.BINARY, bytes(length), size);
        expectEcho(peer, Frame.TEXT, bytes(length), size);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"middle/reply, 126", "middle/write, 126", "plain/reply, 65536", "plain/write, 65536"})
  @Tag("FRM-06")
  void noCharacterIsCutAtTheEndOfALargerFrame(String kind, int size) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (String character : new String[] {"ä", "€", "😀"}) {
        for (int before = size - 4; before <= size; before++) {
          String text = "-".repeat(before) + character + "-".repeat(size);
          expectEcho(peer, Frame.TEXT, text.getBytes(UTF_8), size);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"large/reply", "large/write"})
  @Tag("FRM-05")
  @Tag("FRM-08")
  void aFrameMayBeLargerThanWhatAContainerBuffers(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (int length : new int[] {8_192, 8_193, 65_537, 1_000_000, 1_000_001}) {
        expectEcho(peer, Frame.BINARY, bytes(length), 1_000_000);
        expectEcho(peer, Frame.TEXT, bytes(length), 1_000_000);
      }
      String characters = "-".repeat(8_191) + "€".repeat(300_000);
      expectEcho(peer, Frame.TEXT, characters.getBytes(UTF_8), 1_000_000);
    }
  }

  /** What a test does in the middle of a message. */
  @FunctionalInterface
  private interface Interruption {
    void run() throws IOException;
  }

  /**
   * Expects a message in frames of ten bytes, does something after the first one, and expects a
   * control frame for it, between any two frames or after the last.
   */
  private static void expectWithControlFrame(
      RawPeer peer, int length, Interruption interruption, Frame control) throws IOException {
    int controls = 0;
    int received = 0;
    while (received < length || controls == 0) {
      Frame frame = peer.next();
      if (frame.equals(control)) {
        controls++;
        continue;
      }
      int opcode = received == 0 ? Frame.BINARY : Frame.CONTINUATION;
      received += PART;
      assertEquals(new Frame(received == length, 0, opcode, new byte[PART]), frame);
      if (received == PART) {
        interruption.run();
      }
    }
    assertEquals(1, controls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small/held", "offloaded/small/held"})
  @Tag("FRM-05")
  void aPingOfThePeerDoesNotDisturbTheFramesOfAMessage(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("100000");
      expectWithControlFrame(
          peer,
          100_000,
          () -> peer.send(Frame.control(Frame.PING, "there?")),
          Frame.control(Frame.PONG, "there?"));
      events.expectText("written");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small/held", "offloaded/small/held"})
  @Tag("FRM-05")
  void aPingByAnotherThreadDoesNotDisturbTheFramesOfAMessage(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("100000");
      expectWithControlFrame(
          peer, 100_000, () -> events.sendText("ping"), Frame.control(Frame.PING, "in between"));
      events.expectText("written");
    }
  }
}
