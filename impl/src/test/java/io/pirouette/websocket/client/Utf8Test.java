// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a client receives and that are UTF-8, or are not (RFC 6455 section 8.1). */
@ExtendWith(LeakCheck.class)
class Utf8Test {

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** A message in frames of so many bytes. */
  private static Frame[] frames(byte[] message, int size) {
    int count = Math.max(1, (message.length + size - 1) / size);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Frame(
                    i == count - 1,
                    0,
                    i == 0 ? Frame.TEXT : Frame.CONTINUATION,
                    Arrays.copyOfRange(
                        message, i * size, Math.min(message.length, (i + 1) * size))))
        .toArray(Frame[]::new);
  }

  /** The first and last character of each length, and those around the surrogates. */
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
        "efbfbd",
        "efbfbe",
        "efbfbf",
        "f0908080",
        "f09fbfbe",
        "f48fbfbf",
        "efbbbf61",
        "cebae1bdb9cf83cebcceb5"
      })
  @Tag("F23")
  void aTextInUtf8IsReadHoweverItIsCut(String digits) throws IOException {
    byte[] bytes = hex(digits);
    try (Dialogue dialogue = Dialogue.open()) {
      for (int size = 1; size <= bytes.length; size++) {
        dialogue.connection().sendAll(frames(bytes, size));
        String text = dialogue.client().readTextMessage();
        assertArrayEquals(bytes, text.getBytes(StandardCharsets.UTF_8), text);
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
  @Tag("F23")
  void aTextThatIsNotUtf8EndsTheConnectionHoweverItIsCut(String digits) throws IOException {
    byte[] bytes = hex(digits);
    for (int size : IntStream.of(1, 2, bytes.length).distinct().toArray()) {
      try (Dialogue dialogue = Dialogue.open()) {
        dialogue.connection().sendAll(frames(bytes, size));
        assertEndsWith1007(dialogue);
      }
    }
  }

  private static void assertEndsWith1007(Dialogue dialogue) throws IOException {
    assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
    dialogue.expectFailure(1007);
    assertFalse(dialogue.client().isOpen());
    assertClosed("Connection already closed", dialogue.client()::readTextMessage);
  }

  @Test
  @Tag("F23")
  void aTextThatIsNotUtf8IsNoticedBeforeItsEnd() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(new Frame(false, 0, Frame.TEXT, hex("616263ff")));
      assertEndsWith1007(dialogue);
    }
  }

  @Test
  @Tag("F23")
  void theLastByteOfALongTextCounts() throws IOException {
    byte[] bytes = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
    bytes[65_535] = (byte) 0xff;
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text("good"), new Frame(true, 0, Frame.TEXT, bytes));
      assertEquals("good", dialogue.client().readTextMessage());
      assertEndsWith1007(dialogue);
    }
  }

  @Test
  @Tag("F23")
  void bytesNeedNotBeUtf8() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendBinary(hex("c0aff4908080ff"));
      assertArrayEquals(hex("c0aff4908080ff"), dialogue.client().readBinaryMessage());
    }
  }
}
