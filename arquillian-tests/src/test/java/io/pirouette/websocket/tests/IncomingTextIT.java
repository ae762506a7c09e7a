// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, sections 7.4 and 8.1: texts and close frames of the peer. */
class IncomingTextIT extends FramesApplication {

  private static final String[] WATCHED = {"plain/watched", "offloaded/plain/watched"};

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Sends a text in frames of a size, with an empty one after each, all in one packet. */
  private static void sendCut(RawPeer peer, byte[] text, int size) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int from = 0; from < text.length; from += size) {
      byte[] part = Arrays.copyOfRange(text, from, Math.min(text.length, from + size));
      int opcode = from == 0 ? Frame.TEXT : Frame.CONTINUATION;
      frames.write(new Frame(false, 0, opcode, part).masked());
      frames.write(new Frame(false, 0, Frame.CONTINUATION, new byte[0]).masked());
    }
    frames.write(new Frame(true, 0, Frame.CONTINUATION, new byte[0]).masked());
    peer.sendRaw(frames.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "7f",
        "c280",
        "dfbf",
        "e0a080",
        "ed9fbf",
        "ee8080",
        "efbfbe",
        "efbfbf",
        "f0908080",
        "f09f9880f09f9880",
        "f48fbfbf",
        "efbbbf61",
        "cebae1bdb9cf83cebcceb5"
      })
  @Tag("TXT-08")
  @Tag("T29")
  void aTextMayBeCutWithinItsCharacters(String digits) throws IOException {
    byte[] text = hex(digits);
    for (String kind : new String[] {"plain/reply", "offloaded/plain/reply"}) {
      try (RawPeer peer = open(kind)) {
        for (int size = 1; size <= text.length; size++) {
          sendCut(peer, text, size);
          peer.expect(new Frame(true, 0, Frame.TEXT, text));
        }
      }
    }
  }

  /** Overlong, surrogates, too high, out of order, never allowed, cut off; at any place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080",
        "c0af",
        "c1bf",
        "e080af",
        "e09fbf",
        "f08080af",
        "f08fbfbf",
        "eda080",
        "edadbf",
        "edbfbf",
        "eda080edb080",
        "f4908080",
        "f7bfbfbf",
        "f888808080",
        "fc8480808080",
        "80",
        "bf",
        "8080",
        "fe",
        "ff",
        "c3",
        "c328",
        "e282",
        "e228a1",
        "f09f8e",
        "f0288cbc",
        "cebae1bdb9cf83cebcceb5eda080656469746564",
        "cebae1bdb9cf83cebcceb5f4908080656469746564",
        "61626380",
        "efbfbdff"
      })
  @Tag("TXT-08")
  @Tag("T29")
  void aTextThatIsNotUtf8IsRefusedHoweverItIsCut(String digits) throws IOException {
    byte[] text = hex(digits);
    for (int size : IntStream.of(1, 2, text.length).distinct().toArray()) {
      try (RawPeer peer = open("plain/watched")) {
        sendCut(peer, text, size);
        expectNotUtf8(peer);
      }
    }
  }

  private void expectNotUtf8(RawPeer peer) throws IOException {
    expectCloseCode(peer, 1007);
    // What was sent behind the wrong byte may be unread.
    peer.cut();
    expectErrorOfAClosed("CorruptedFrameException");
  }

  @Test
  @Tag("T29")
  void aTextThatIsNotUtf8IsRefusedBeforeItsEnd() throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.send(new Frame(false, 0, Frame.TEXT, hex("616263ff")));
        expectNotUtf8(peer);
      }
    }
  }

  @Test
  @Tag("T29")
  void theLastByteOfALongTextCounts() throws IOException {
    byte[] text = "x".repeat(1_048_576).getBytes(UTF_8);
    text[text.length - 1] = (byte) 0xe2;
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.sendFragments(Frame.TEXT, text, 65_536);
        expectNotUtf8(peer);
      }
    }
  }

  @Test
  @Tag("T29")
  void bytesNeedNotBeUtf8() throws IOException {
    try (RawPeer peer = open("plain/reply")) {
      peer.sendBinary(hex("c0aff4908080ffeda080"));
      peer.expect(Frame.binary(hex("c0aff4908080ffeda080")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c3", "c328", "eda080", "c080", "f4908080", "6f6b80"})
  @Tag("T29")
  void aReasonThatIsNotUtf8IsRefused(String digits) throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.send(new Frame(true, 0, Frame.CLOSE, hex("03e8" + digits)));
        expectRefusal(peer, 1002, 1007);
        expectErrorOfAClosed("CorruptedFrameException");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
        4999
      })
  @Tag("CLS-01")
  @Tag("T31")
  void aCodeOfThePeerIsReportedAndSentBackWithoutAReason(int code) throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.send(Frame.close(code, "ä€😀"));
        peer.expect(Frame.close(code, ""));
        peer.expectEnd();
        events.expectText("close " + code + " 'ä€😀'");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1999, 2000, 2999, 5000, 65_535})
  @Tag("FRM-09")
  @Tag("T31")
  void aCodeThatMayNotBeOnTheWireIsRefused(int code) throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.send(Frame.close(code, "a reason"));
        expectRefusal(peer, 1002);
        expectErrorOfAClosed("CorruptedFrameException");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ä", "€", "😀"})
  @Tag("CLS-01")
  @Tag("T31")
  void aReasonMayHave123Bytes(String character) throws IOException {
    int size = character.getBytes(UTF_8).length;
    String reason = "-".repeat(123 % size) + character.repeat(123 / size);
    try (RawPeer peer = open("plain/watched")) {
      peer.send(Frame.close(4000, reason));
      peer.expect(Frame.close(4000, ""));
      peer.expectEnd();
      events.expectText("close 4000 '" + reason + "'");
    }
  }

  @Test
  @Tag("CLS-02")
  @Tag("T31")
  void aCloseFrameOfNothingIsAnsweredWithNothing() throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.send(Frame.closeWithoutCode());
        peer.expect(Frame.closeWithoutCode());
        peer.expectEnd();
        events.expectText("close 1005 ''");
      }
    }
  }

  @Test
  @Tag("T31")
  void nothingIsDeliveredThatComesAfterThePeersCloseFrame() throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.sendAll(
            Frame.close(4000, "bye"),
            Frame.text("too late"),
            Frame.binary(new byte[3]),
            Frame.control(Frame.PING, "too late"),
            Frame.control(Frame.PONG, "too late"),
            Frame.close(4001, "again"));
        peer.expect(Frame.close(4000, ""));
        peer.cut();
        events.expectText("close 4000 'bye'");
      }
    }
  }

  @Test
  @Tag("T31")
  void aCloseFrameMayComeWithinAMessageWhichIsLost() throws IOException {
    for (String kind : WATCHED) {
      try (RawPeer peer = open(kind)) {
        peer.sendAll(new Frame(false, 0, Frame.TEXT, new byte[1]), Frame.close(4000, "bye"));
        peer.expect(Frame.close(4000, ""));
        peer.expectEnd();
        events.expectText("close 4000 'bye'");
      }
    }
  }
}
