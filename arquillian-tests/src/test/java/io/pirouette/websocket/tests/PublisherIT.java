// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers as results, well behaved and not; on the container's threads and the library's. */
class PublisherIT extends RepliesApplication {

  private static void expectElements(RawPeer peer, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      peer.expectText("a-" + i);
    }
  }

  private static void talk(RawPeer peer) throws IOException {
    peer.sendBinary(new byte[] {1, 2});
    peer.expect(Frame.binary(new byte[] {1, 2}));
  }

  @ParameterizedTest
  @CsvSource({
    "inline, submission a 2000",
    "offloaded, submission a 2000",
    "inline, counting a 10000",
    "offloaded, counting a 10000",
    "inline, hopping a 500",
    "offloaded, hopping a 500"
  })
  @Tag("STR-01")
  @Tag("STR-02")
  void allElementsAreSentInOrderAndAskedForAFewAtATime(String dispatch, String command)
      throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText(command);
      expectElements(peer, Integer.parseInt(command.split(" ")[2]));
      talk(peer);
    }
    expectEvents("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void aPublisherIsNotAskedForMoreThanAPeerReads(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("large a 100000");
      int taken = awaitNoProgress();
      assertTrue(taken < 4_000, taken + " elements of 64 KiB for a peer that does not read");
      talk(open(dispatch + "/publisher"), 1000);
      peer.reset();
    }
    expectInAnyOrder("a cancelled", "close 1006", "close 1000");
  }

  private static void talk(RawPeer peer, int messages) throws IOException {
    try (peer) {
      for (int i = 0; i < messages; i++) {
        talk(peer);
      }
    }
  }

  /** As those do that tell of several things each, for as long as the connection lasts. */
  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("STR-06")
  void publishersThatHaveNothingToSayHoldUpNoOtherOfTheirConnection(String dispatch)
      throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      for (int i = 0; i < 40; i++) {
        peer.sendText("gated " + i + " 2");
        expectEvents(i + " waits");
      }
      for (int i = 39; i >= 0; i--) {
        release(String.valueOf(i), 2);
        peer.expectText(i + "-0");
        peer.expectText(i + "-1");
        expectEvents(i + " closed");
      }
    }
    expectEvents("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("STR-02")
  void aPublisherThatHasNothingSendsNothing(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("emptyAtOnce a");
      talk(peer);
    }
    expectEvents("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("STR-06")
  void aPublisherMayTakeItsTimeToBegin(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("late a 2");
      expectEvents("a waits");
      talk(peer);
      release("a", 1);
      expectElements(peer, 2);
    }
    expectEvents("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void aPublisherThatBeginsAfterTheEndOfTheConnectionIsCancelled(String dispatch)
      throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("late a 1000000");
      expectEvents("a waits");
    }
    expectEvents("close 1000");
    release("a", 1);
    expectEvents("a cancelled");
  }

  @ParameterizedTest
  @CsvSource({
    "failingAtOnce, streaming failed: out of order, error Exception: out of order",
    "refusing, Unexpected condition, error IllegalStateException: a secret"
  })
  @Tag("STR-03")
  @Tag("STR-04")
  void aPublisherThatFailsAtOnceClosesTheConnection(String way, String reason, String error)
      throws IOException {
    try (RawPeer peer = open("inline/publisher")) {
      peer.sendText(way + " a");
      peer.expectClose(1011, reason);
    }
    expectEvents(error);
  }

  @ParameterizedTest
  @CsvSource({
    "failing a other, IllegalStateException: a secret",
    "failing a error, StackOverflowError: a secret"
  })
  @Tag("STR-03")
  void whateverAPublisherReportsIsTheReason(String command, String error) throws IOException {
    try (RawPeer peer = open("inline/publisher")) {
      peer.sendText(command);
      expectElements(peer, 2);
      peer.expectClose(1011, "streaming failed: a secret");
    }
    expectInAnyOrder("a closed", "error " + error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("STR-04")
  void aPublisherThatCannotBeAskedForMoreClosesTheConnection(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("breaking a");
      Frame frame = peer.next();
      while (frame.opcode() == Frame.TEXT) {
        frame = peer.next();
      }
      assertEquals(Frame.close(1011, "Unexpected condition"), frame);
      peer.answerClose(1011);
    }
    expectInAnyOrder("a cancelled", "error IllegalStateException: a secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void signalsAfterTheLastOneAreIgnored(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/publisher")) {
      peer.sendText("talkative a");
      expectElements(peer, 1);
      talk(peer);
    }
    expectEvents("close 1000");
  }

  /** It breaks the rules, so the connection may be closed; but nothing is left out, or mixed up. */
  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void aPublisherThatIgnoresWhatItIsAskedForLosesNothingInBetween(int count) throws IOException {
    try (RawPeer peer = open("inline/publisher")) {
      peer.sendText("greedy a " + count);
      int next = 0;
      Frame frame = peer.next();
      while (next < count && frame.opcode() == Frame.TEXT) {
        assertTrue(frame.equals(Frame.text("a-" + next)), "instead of " + next + ": " + frame);
        next++;
        frame = next < count ? peer.next() : frame;
      }
      if (frame.opcode() == Frame.CLOSE) {
        peer.answerClose(1011);
      } else {
        talk(peer);
      }
    }
    String first = nextEvent();
    String second = nextEvent();
    String event = first.equals("a said all") ? second : first;
    assertTrue((first + second).contains("a said all"), first + ", " + second);
    assertTrue(event.equals("close 1000") || event.startsWith("error "), event);
  }
}
