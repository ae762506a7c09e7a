// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.1: {@code onPing} and {@code onPong}; what goes without them. */
class PingIT extends LifetimeApplication {

  private static final int MANY = 1_000;
  private static final int TEXTS = 50;
  private static final int PINGS = 400;

  private static Frame ping(String payload) {
    return Frame.control(Frame.PING, payload);
  }

  private static Frame pong(String payload) {
    return Frame.control(Frame.PONG, payload);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline/mute",
        "inline/plain-ponging",
        "offloaded/mute",
        "offloaded/plain-ponging"
      })
  @Tag("PNG-01")
  @Tag("PNG-02")
  @Tag("PNG-03")
  void thePongHasThePayloadOfThePing(String service) throws IOException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    try (RawPeer peer = open(service)) {
      for (int length : new int[] {0, 1, 124, 125}) {
        byte[] payload = Arrays.copyOfRange(bytes, 256 - length, 256);
        peer.send(new Frame(true, 0, Frame.PING, payload));
        peer.expect(new Frame(true, 0, Frame.PONG, payload));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline/mute",
        "inline/plain-ponging",
        "offloaded/mute",
        "offloaded/plain-ponging"
      })
  @Tag("PNG-01")
  @Tag("PNG-03")
  void pingsThatComeTogetherAreAnsweredInTheirOrder(String service) throws IOException {
    Frame[] pings = new Frame[MANY];
    for (int i = 0; i < MANY; i++) {
      pings[i] = ping(String.valueOf(i));
    }
    try (RawPeer peer = open(service)) {
      peer.sendAll(pings);
      for (int i = 0; i < MANY; i++) {
        peer.expect(pong(String.valueOf(i)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-02")
  @Tag("PNG-03")
  @Tag("PNG-04")
  void whatOnPingSendsIsUpToIt(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/pinged")) {
      peer.send(ping("myself"));
      peer.expect(pong("one"));
      peer.expect(pong("two"));
      peer.send(ping("both"));
      peer.expect(pong("mine"));
      peer.expect(pong("both"));
      peer.send(ping("with a text"));
      peer.expectText("no pong");
      peer.expect(pong("with a text"));
    }
    events.expect("ping 6 myself", "ping 4 both", "ping 11 with a text", "close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-09")
  void anAnswerOver125BytesIsNotSentAndReported(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/pinged")) {
      peer.sendAll(ping("too long"), ping("next"));
      peer.expect(pong("next"));
    }
    events.expect(
        "ping 8 too long",
        "error CorruptedFrameException: invalid payload for PONG"
            + " (payload length must be <= 125, was 126)",
        "ping 4 next",
        "close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-02")
  @Tag("RET-09")
  void anOnPingThatThrowsClosesTheConnection(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/pinged")) {
      peer.send(ping("throw"));
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expect("ping 5 throw", "error IllegalStateException: a secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-06")
  void thoseBetweenTheFragmentsOfAMessageComeBeforeIt(String dispatch) throws IOException {
    Frame[] frames = {
      new Frame(false, 0, Frame.TEXT, new byte[] {'a', (byte) 0xc3}),
      ping("x"),
      new Frame(false, 0, Frame.CONTINUATION, new byte[] {(byte) 0xa4}),
      pong("y"),
      ping(""),
      new Frame(true, 0, Frame.CONTINUATION, new byte[] {'b'})
    };
    try (RawPeer peer = open(dispatch + "/pinged")) {
      peer.sendAll(frames);
      peer.expect(pong("x"));
      peer.expect(pong(""));
      peer.expectText("aäb");
    }
    events.expect("ping 1 x", "pong y", "ping 0 ", "text 3 aäb", "close 1000");
    try (RawPeer peer = open(dispatch + "/mute")) {
      peer.sendAll(frames);
      peer.expect(pong("x"));
      peer.expect(pong(""));
      peer.expectText("aäb");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-02")
  @Tag("PNG-06")
  void onPingAndOnPongWaitForTheMethodThatRuns(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/pinged")) {
      peer.sendAll(Frame.text("hold"), ping("x"), pong("y"));
      events.expect("text 4 hold");
      awaitTicks(2);
      permit();
      peer.expectText("hold");
      peer.expect(pong("x"));
    }
    events.expect("ping 1 x", "pong y", "close 1000");
  }

  @Test
  @Tag("PNG-01")
  void withoutOnPingAnOffloadedMethodKeepsNoPingWaiting() throws IOException {
    try (RawPeer peer = open("offloaded/taking-turns")) {
      peer.sendText("hold");
      events.expect("text holds");
      peer.send(ping("x"));
      peer.expect(pong("x"));
      permit();
      peer.expectText("hold");
    }
    events.expect("text ends");
  }

  @Test
  @Tag("PNG-01")
  void anInlineMethodKeepsPingsWaiting() throws IOException {
    try (RawPeer peer = open("inline/taking-turns")) {
      peer.sendText("hold");
      events.expect("text holds");
      peer.send(ping("x"));
      awaitTicks(2);
      permit();
      peer.expectText("hold");
      peer.expect(pong("x"));
    }
    events.expect("text ends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-05")
  void withoutOnPongPongsAreDropped(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/mute")) {
      peer.sendAll(pong(""), pong("hello"), Frame.text("next"), pong("again"));
      peer.expectText("next");
    }
  }

  /**
   * A container may hold the end of a reply that its buffer cannot take. It may leave out pongs if
   * there are newer ones (RFC 6455 section 5.5.3).
   */
  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("PNG-01")
  void pongsComeBetweenRepliesAndNotWithinThem(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/verbose")) {
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendTextsAndPings(peer));
      int texts = 0;
      int newest = -1;
      while (texts < TEXTS) {
        Frame frame = peer.next();
        if (frame != null && frame.opcode() == Frame.TEXT) {
          assertEquals(Frame.text(texts++ + ":" + "x".repeat(10_000)), frame);
        } else {
          newest = expectNewer(newest, frame);
        }
      }
      sending.join();
      int last = TEXTS * PINGS;
      peer.send(ping(String.valueOf(last)));
      while (newest < last) {
        newest = expectNewer(newest, peer.next());
      }
    }
  }

  private static int expectNewer(int newest, Frame frame) {
    assertNotNull(frame);
    String number = new String(frame.payload(), StandardCharsets.US_ASCII);
    assertEquals(pong(number), frame);
    assertTrue(Integer.parseInt(number) > newest, number);
    return Integer.parseInt(number);
  }

  private static void sendTextsAndPings(RawPeer peer) {
    try {
      for (int text = 0; text < TEXTS; text++) {
        Frame[] frames = new Frame[1 + PINGS];
        frames[0] = Frame.text(text + ":");
        for (int i = 0; i < PINGS; i++) {
          frames[1 + i] = ping(String.valueOf(text * PINGS + i));
        }
        peer.sendAll(frames);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "offloaded/tiny"})
  @Tag("FRM-05")
  @Tag("PNG-09")
  void noControlFrameIsCutHoweverSmallFramesAre(String service) throws IOException {
    String longest = "x".repeat(125);
    try (RawPeer peer = open(service + "/pinged")) {
      order("write 12345678");
      peer.expect(new Frame(false, 0, Frame.TEXT, bytes("12345")));
      peer.expect(new Frame(true, 0, Frame.CONTINUATION, bytes("678")));
      order("ping " + longest);
      peer.expect(ping(longest));
      order("pong " + longest);
      peer.expect(pong(longest));
      events.expect("done write", "done ping", "done pong");
      peer.send(ping("long"));
      peer.expect(new Frame(true, 0, Frame.PONG, new byte[125]));
      events.expect("ping 4 long");
      order("closeWith 4002 " + longest.substring(2));
      peer.expectClose(4002, longest.substring(2));
    }
    events.expect("done closeWith");
  }

  @ParameterizedTest
  @CsvSource({"ping, 9", "pong, 10"})
  @Tag("PNG-09")
  void oneOfMoreThan125BytesIsNotSent(String kind, int opcode) throws IOException {
    try (RawPeer peer = open("inline/pinged")) {
      order(kind + " " + "x".repeat(126));
      events.expect("failed " + kind + ": CorruptedFrameException");
      order(kind + " " + "x".repeat(125));
      events.expect("done " + kind);
      peer.expect(Frame.control(opcode, "x".repeat(125)));
    }
    events.expect("close 1000");
  }
}
