// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written arrives in order, whole, and at once; also replies that go out together. */
class WriteOrderIT extends SlowApplication {

  private static final int THREADS = 8;
  private static final int MESSAGES = 200;

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest", "closing"})
  void aMessageThatIsLargerThanTheQueueIsSent(String policy) throws IOException {
    try (RawPeer peer = open(policy + "/one")) {
      push("one", 1, 3_000_000);
      assertEquals(0, nextNumber(peer));
      events.expect("one pushed");
      push("one", 1, 10);
      assertEquals(1, nextNumber(peer));
      events.expect("one pushed");
    }
  }

  @ParameterizedTest
  @CsvSource({"patient, 0", "roomy/oldest, 200", "roomy/newest, 200", "roomy/closing, 200"})
  @Tag("CAL-19")
  void messagesOfAllKindsKeepTheirOrderAndNobodysArrayIsKept(String policy, int backlog)
      throws IOException {
    try (RawPeer peer = openNarrow(policy + "/late")) {
      push("late", backlog, 60_000);
      events.expect("late pushed");
      events.send("mix late " + MESSAGES + " 500");
      for (int i = 0; i < backlog; i++) {
        assertEquals(i, nextNumber(peer));
      }
      for (int i = 0; i < MESSAGES; i++) {
        peer.expectText(String.valueOf(i));
        peer.expect(Frame.binary(bytes(i)));
        peer.expect(Frame.control(Frame.PING, String.valueOf(i)));
      }
      events.expect("late pushed");
    }
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[500];
    Arrays.fill(bytes, (byte) number);
    ByteBuffer.wrap(bytes).putInt(number);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient", "roomy/oldest", "roomy/newest", "roomy/closing"})
  @Tag("CAL-19")
  void writesOfManyThreadsArriveWholeAndEachThreadsInOrder(String policy) throws IOException {
    try (RawPeer peer = open(policy + "/crowded")) {
      events.send("crowd crowded " + MESSAGES);
      int[] next = new int[THREADS];
      for (int i = 0; i < THREADS * MESSAGES; i++) {
        String[] parts = peer.nextText().split(":", 3);
        int number = next[Integer.parseInt(parts[0])]++;
        assertEquals(number + ":" + "x".repeat(number), parts[1] + ":" + parts[2]);
      }
      for (int i = 0; i < THREADS; i++) {
        events.expect("crowded pushed");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void repliesToMessagesOfOnePacketAllArriveInOrder(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/one")) {
      Frame[] frames = new Frame[100];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = Frame.text((i % 3 == 0 ? "write " : "") + i);
      }
      for (int round = 0; round < 3; round++) {
        peer.sendAll(frames);
        for (int i = 0; i < frames.length; i++) {
          if (i % 3 == 0) {
            peer.expectText("written write " + i);
          }
          peer.expectText(frames[i].payloadAsText());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void aMethodThatBlocksDoesNotKeepBackTheReplyToTheMessageBefore(String dispatch)
      throws IOException {
    try (RawPeer peer = open(dispatch + "/one")) {
      peer.sendAll(Frame.text("first"), Frame.text("hold"), Frame.text("last"));
      peer.expectText("first");
      events.expect("holding");
      events.send("tell one meanwhile");
      peer.expectText("meanwhile");
      permit();
      peer.expectText("hold");
      peer.expectText("last");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void aMethodThatBlocksDoesNotKeepBackWhatItHasWritten(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/one")) {
      peer.sendAll(Frame.text("first"), Frame.text("write-hold"), Frame.text("last"));
      peer.expectText("first");
      peer.expectText("written write-hold");
      events.expect("holding");
      permit();
      peer.expectText("write-hold");
      peer.expectText("last");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void halfAMessageDoesNotKeepBackTheReplyToTheOneBefore(String dispatch) throws IOException {
    byte[] first = Frame.text("first").masked();
    byte[] second = Frame.text("second").masked();
    for (int cut = 1; cut < second.length; cut++) {
      try (RawPeer peer = open(dispatch + "/one")) {
        peer.sendRaw(join(first, Arrays.copyOf(second, cut)));
        peer.expectText("first");
        peer.sendRaw(Arrays.copyOfRange(second, cut, second.length));
        peer.expectText("second");
      }
    }
    try (RawPeer peer = open(dispatch + "/one")) {
      peer.sendAll(Frame.text("first"), new Frame(false, 0, Frame.TEXT, "sec".getBytes(US_ASCII)));
      peer.expectText("first");
      peer.send(Frame.control(Frame.PING, "between"));
      peer.expect(Frame.control(Frame.PONG, "between"));
      peer.send(new Frame(true, 0, Frame.CONTINUATION, "ond".getBytes(US_ASCII)));
      peer.expectText("second");
    }
  }

  private static byte[] join(byte[] one, byte[] other) throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(one);
    both.write(other);
    return both.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  void aControlFrameOrACloseBehindAMessageDoesNotKeepBackItsReply(String dispatch)
      throws IOException {
    try (RawPeer peer = open(dispatch + "/one")) {
      peer.sendAll(Frame.text("first"), Frame.control(Frame.PONG, "unasked"));
      peer.expectText("first");
      peer.sendAll(Frame.text("second"), Frame.close(1000, ""));
      peer.expectText("second");
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }
}
