// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of the peer that are too many, too large, or against the rules of RFC 6455. */
class IncomingFrameIT extends FramesApplication {

  private static final String TOO_MANY =
      "Max number of 65536 frames in a message has been exceeded.";

  private static final String[] WATCHED = {"small/watched", "offloaded/small/watched"};

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private void expectTooLarge(RawPeer peer, String reason) throws IOException {
    peer.expectClose(1009, reason);
    events.expectText("error PayloadTooLargeException open false: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/watched", "zero/watched", "negative/watched"})
  @Tag("FRM-01")
  @Tag("FRM-02")
  @Tag("FRM-08")
  void unlessAnotherSizeIsAllowedAFrameMayHave65536Bytes(String kind) throws IOException {
    for (int opcode : new int[] {Frame.TEXT, Frame.BINARY}) {
      try (RawPeer peer = open(kind)) {
        byte[] data = "x".repeat(65_537).getBytes(UTF_8);
        peer.send(new Frame(true, 0, opcode, Arrays.copyOf(data, 65_536)));
        peer.expectText("65536");
        events.expectText(opcode == Frame.TEXT ? "text 65536" : "binary 65536");
        peer.send(new Frame(true, 0, opcode, data));
        expectTooLarge(peer, "Max frame length of 65536 has been exceeded.");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  @Tag("FRM-02")
  void aFrameOfOneByteTooManyIsRefusedWhereverItStands(int opcode, boolean first)
      throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        if (!first) {
          peer.send(new Frame(false, 0, opcode, new byte[10]));
        }
        peer.send(new Frame(true, 0, first ? opcode : Frame.CONTINUATION, new byte[11]));
        expectTooLarge(peer, "Max frame length of 10 has been exceeded.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8000000000000000", "800000007fffffff", "ffffffffffffffff"})
  @Tag("FRM-09")
  @Tag("T25")
  void aNegativeLengthIsRefused(String length) throws IOException {
    try (RawPeer peer = open("plain/watched")) {
      peer.sendRaw(hex("82ff" + length + "00000000"));
      expectRefusal(peer, 1002);
      expectCorruptedFrame();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000000000010001", "000000007fffffff", "0000000080000000", "7fffffffffffffff"})
  @Tag("FRM-02")
  @Tag("T25")
  void aLengthThatIsOnlyClaimedIsRefusedNoLaterThanWithTheFirstByteTooMany(String length)
      throws IOException {
    try (RawPeer peer = open("plain/watched")) {
      byte[] head = hex("82ff" + length + "00000000");
      peer.sendRaw(Arrays.copyOf(head, head.length + 65_537));
      expectTooLarge(peer, "Max frame length of 65536 has been exceeded.");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, small/watched", "2, offloaded/small/watched"})
  @Tag("FRM-04")
  @Tag("T26")
  void aMessageOfManyFramesMayBeAsLongAsIsAllowedAndNoLonger(int opcode, String kind)
      throws IOException {
    byte[] part = "0123456789".getBytes(UTF_8);
    try (RawPeer peer = open(kind)) {
      sendMany(peer, opcode, part, 9_999);
      peer.send(new Frame(true, 0, Frame.CONTINUATION, part));
      peer.expectText("100000");
      events.expectText(opcode == Frame.TEXT ? "text 100000" : "binary 100000");
      sendMany(peer, opcode, part, 10_000);
      peer.send(new Frame(false, 0, Frame.CONTINUATION, new byte[1]));
      expectTooLarge(peer, "Max message length of 100000 has been exceeded.");
    }
  }

  /** Sends the first frames of a message, and a ping now and then, which makes no difference. */
  private static void sendMany(RawPeer peer, int opcode, byte[] payload, int frames)
      throws IOException {
    peer.send(new Frame(false, 0, opcode, payload));
    byte[] continuation = new Frame(false, 0, Frame.CONTINUATION, payload).masked();
    for (int sent = 1; sent < frames; ) {
      int count = Math.min(4_096, frames - sent);
      ByteBuffer bytes = ByteBuffer.allocate(count * continuation.length);
      for (int i = 0; i < count; i++) {
        bytes.put(continuation);
      }
      peer.sendRaw(bytes.array());
      peer.send(Frame.control(Frame.PING, "more"));
      peer.expect(Frame.control(Frame.PONG, "more"));
      sent += count;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, small/watched", "2, offloaded/small/watched"})
  @Tag("T26")
  void aMessageOf65537FramesIsRefusedHoweverShortTheyAre(int opcode, String kind)
      throws IOException {
    byte[] payload = new byte[opcode == Frame.TEXT ? 0 : 1];
    try (RawPeer peer = open(kind)) {
      sendMany(peer, opcode, payload, 65_536);
      peer.send(new Frame(true, 0, Frame.CONTINUATION, payload));
      expectTooLarge(peer, TOO_MANY);
    }
  }

  @Test
  @Tag("T26")
  void aMessageMayHave65536FramesAndTheNextOneIsCountedAnew() throws IOException {
    try (RawPeer peer = open("small/watched")) {
      sendMany(peer, Frame.TEXT, new byte[0], 65_535);
      peer.send(new Frame(true, 0, Frame.CONTINUATION, new byte[] {'x'}));
      peer.expectText("1");
      events.expectText("text 1");
      peer.sendFragments(Frame.BINARY, new byte[3], 1);
      peer.expectText("3");
      events.expectText("binary 3");
    }
    events.expectText("close 1000 ''");
  }

  private static Arguments of(String violation, Frame... frames) {
    return arguments(violation, frames);
  }

  private static Frame frame(boolean fin, int rsv, int opcode, int length) {
    return new Frame(fin, rsv, opcode, new byte[length]);
  }

  static Stream<Arguments> violations() {
    return Stream.concat(
        IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
            .mapToObj(opcode -> of("opcode " + opcode, frame(true, 0, opcode, 0))),
        Stream.of(
            of("RSV1", frame(true, 4, Frame.TEXT, 1)),
            of("RSV2", frame(true, 2, Frame.TEXT, 1)),
            of("RSV3", frame(true, 1, Frame.BINARY, 1)),
            of("RSV1 of a ping", frame(true, 4, Frame.PING, 0)),
            of("RSV2 of a continuation", frame(false, 0, Frame.TEXT, 1), frame(true, 2, 0, 1)),
            of("a continuation of nothing", frame(true, 0, Frame.CONTINUATION, 1)),
            of("the same without an end", frame(false, 0, Frame.CONTINUATION, 1)),
            of("text in a text", frame(false, 0, Frame.TEXT, 1), frame(true, 0, Frame.TEXT, 1)),
            of("the same without an end", frame(false, 0, 1, 1), frame(false, 0, 1, 1)),
            of("bytes in a text", frame(false, 0, Frame.TEXT, 1), frame(true, 0, Frame.BINARY, 1)),
            of("text in bytes", frame(false, 0, Frame.BINARY, 1), frame(true, 0, Frame.TEXT, 1)),
            of("a ping in fragments", frame(false, 0, Frame.PING, 1)),
            of("a pong in fragments", frame(false, 0, Frame.PONG, 1)),
            of("a close in fragments", new Frame(false, 0, Frame.CLOSE, hex("03e8"))),
            of("a ping of 126 bytes", frame(true, 0, Frame.PING, 126)),
            of("a pong of 126 bytes", frame(true, 0, Frame.PONG, 126)),
            of("a close of 126 bytes", Frame.close(1000, "x".repeat(124))),
            of("a close of one byte", frame(true, 0, Frame.CLOSE, 1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  @Tag("FRM-09")
  void aFrameThatBreaksARuleIsRefusedAndReported(String violation, Frame... frames)
      throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.sendAll(frames);
        expectRefusal(peer, 1002);
        expectCorruptedFrame();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Frame.TEXT, Frame.BINARY, Frame.PING, Frame.PONG, Frame.CLOSE})
  @Tag("FRM-09")
  void aFrameThatIsNotMaskedIsRefusedAndReported(int opcode) throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.sendRaw(new Frame(true, 0, opcode, hex("03e8")).unmasked());
        expectRefusal(peer, 1002);
        expectCorruptedFrame();
      }
    }
  }

  @Test
  @Tag("FRM-09")
  void whatComesBeforeABrokenFrameIsDeliveredAndWhatComesAfterIsNot() throws IOException {
    try (RawPeer peer = open("plain/watched")) {
      peer.sendText("good");
      peer.expectText("4");
      peer.sendAll(frame(true, 0, 3, 0), Frame.text("bad"), Frame.control(Frame.PONG, ""));
      expectCloseCode(peer, 1002);
      peer.cut();
      events.expectText("text 4");
      expectCorruptedFrame();
    }
  }
}
