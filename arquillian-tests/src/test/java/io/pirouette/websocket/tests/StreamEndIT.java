// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How streams end that are not drawn to their end. */
class StreamEndIT extends RepliesApplication {

  private static final String CONDITION = "Unexpected condition";

  /** Of the close frame's reason, which has room for 52 of the 100 letters. */
  private static final String CUT = "streaming failed: " + "ä".repeat(52);

  private RawPeer openWithStream(String kind) throws IOException {
    RawPeer peer = open(kind);
    peer.sendText("gated a 3");
    expectEvents("a waits");
    release("a", 1);
    peer.expectText("a-0");
    expectEvents("a waits");
    return peer;
  }

  @EveryStreamTest
  void whenThePeerClosesTheStreamIsInterruptedAndClosed(String kind) throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.send(Frame.close(1000, ""));
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
    expectInAnyOrder("a interrupted", "a closed", "close 1000");
  }

  @EveryStreamTest
  void whenTheConnectionIsLostTheStreamIsInterruptedAndClosed(String kind) throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.reset();
    }
    expectInAnyOrder("a interrupted", "a closed", "close 1006");
  }

  @EveryStreamTest
  void whenThisEndClosesTheStreamIsInterruptedAndClosedAndNothingMoreIsSent(String kind)
      throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.sendBinary("close".getBytes(UTF_8));
      peer.expectClose(1000, "");
    }
    expectInAnyOrder("a interrupted", "a closed");
  }

  @EveryStreamTest
  void whenAMethodFailsTheStreamIsInterruptedAndClosed(String kind) throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.sendBinary("fail".getBytes(UTF_8));
      peer.expectClose(1011, CONDITION);
    }
    expectInAnyOrder("a interrupted", "a closed", "error IllegalStateException: a secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline/stream", "inline/iterator", "offloaded/stream"})
  void aStreamThatIgnoresTheInterruptIsClosedOnceAndItsElementIsNotSent(String kind)
      throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("stubborn a");
      expectEvents("a waits");
      peer.sendBinary("close".getBytes(UTF_8));
      peer.expectClose(1000, "");
    }
    expectEvents("a interrupted");
    release("a", 2);
    expectEvents("a closed");
  }

  @Test
  void aStreamThatIsReturnedAfterTheOwnCloseIsClosedAndNothingOfItIsSent() throws IOException {
    try (RawPeer peer = open("inline/stream")) {
      peer.sendText("close and count a 3");
      peer.expectClose(1000, "");
    }
    expectEvents("a closed");
  }

  @EveryStreamTest
  @Tag("STR-03")
  void aProducerThatThrowsAWebSocketExceptionClosesWithItsMessage(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("failing a ours");
      peer.expectText("a-0");
      peer.expectText("a-1");
      peer.expectClose(1011, "streaming failed: no more of it");
    }
    expectInAnyOrder("a closed", "error WebSocketException: no more of it");
  }

  @EveryStreamTest
  @Tag("STR-03")
  void aMessageThatIsTooLongForACloseFrameIsCutBetweenCharacters(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("failing a long");
      peer.expectText("a-0");
      peer.expectText("a-1");
      peer.expectClose(1011, CUT);
    }
    expectInAnyOrder("a closed", "error WebSocketException: " + "ä".repeat(100));
  }

  @ParameterizedTest
  @CsvSource({
    "inline/stream, other, IllegalStateException",
    "inline/iterator, other, IllegalStateException",
    "inline/stream, error, StackOverflowError",
    "offloaded/iterator, error, StackOverflowError",
    "offloaded/stream, other, IllegalStateException"
  })
  @Tag("STR-04")
  void aProducerThatThrowsAnythingElseClosesWithoutItsMessage(
      String kind, String way, String failure) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("failing a " + way);
      peer.expectText("a-0");
      peer.expectText("a-1");
      peer.expectClose(1011, CONDITION);
    }
    expectInAnyOrder("a closed", "error " + failure + ": a secret");
  }

  @Test
  @Tag("STR-04")
  void aStreamThatHasBeenUsedClosesTheConnection() throws IOException {
    try (RawPeer peer = open("inline/stream")) {
      peer.sendText("used count a 3");
      peer.expectClose(1011, CONDITION);
    }
    String error = nextEvent();
    if (error.equals("a closed")) {
      error = nextEvent();
    } else {
      expectEvents("a closed");
    }
    assertTrue(error.startsWith("error IllegalStateException: "), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unwritable", "half"})
  @Tag("STR-04")
  @Tag("T30")
  void anElementThatCannotBeWrittenClosesTheConnection(String element) throws IOException {
    try (RawPeer peer = open("inline/stream")) {
      peer.sendText("values a int " + element + " int");
      peer.expectText("7");
      Frame close = peer.next();
      assertEquals(Frame.CLOSE, close.opcode(), close::toString);
      assertEquals(1011, ByteBuffer.wrap(close.payload()).getChar(), close::toString);
      peer.answerClose(1011);
    }
    String first = nextEvent();
    String second = nextEvent();
    String error = first.equals("a closed") ? second : first;
    assertTrue((first + second).contains("a closed") && error.startsWith("error "), first + second);
  }

  @Test
  @Tag("STR-03")
  void aStreamThatFailsClosesAlsoWithoutOnError() throws IOException {
    try (RawPeer peer = open("inline/quiet")) {
      peer.sendText("failing a ours");
      peer.expectText("a-0");
      peer.expectText("a-1");
      peer.expectClose(1011, "streaming failed: no more of it");
    }
    expectEvents("a closed");
  }

  @EveryStreamTest
  void whenOneStreamFailsTheOthersAreInterruptedAndClosed(String kind) throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.sendText("failing b ours");
      peer.expectText("b-0");
      peer.expectText("b-1");
      peer.expectClose(1011, "streaming failed: no more of it");
    }
    expectInAnyOrder(
        "a interrupted", "a closed", "b closed", "error WebSocketException: no more of it");
  }

  @EveryStreamTest
  @Tag("CLF-05")
  @Tag("STR-07")
  void aCloseFrameAmongTheElementsIsSentAndEndsTheStream(String kind) throws IOException {
    try (RawPeer peer = openWithStream(kind)) {
      peer.sendText("closing b 4001");
      peer.expectText("b-0");
      peer.expectClose(4001, "enough");
    }
    expectInAnyOrder("a interrupted", "a closed", "b closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline/stream", "inline/publisher", "offloaded/iterator"})
  @Tag("CLF-04")
  @Tag("STR-07")
  void aCloseFrameThatCannotBeSentCutsTheConnection(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("closing b 1005");
      peer.expectText("b-0");
      peer.expectEnd();
    }
    expectEvents("b closed");
  }
}
