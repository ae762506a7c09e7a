// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Closures that the service begins, and peers that make them difficult. On Payara a frame that
 * comes while the container ends its connection may harm other connections: docs/decisions.md. So
 * the tests that send such frames are for Tomcat.
 */
class OwnCloseIT extends LifetimeApplication {

  private static final int ROUNDS = 30;
  private static final int PINGS = 300;
  private static final int MUCH = 16 * 1024 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-08")
  @Tag("CLS-11")
  void anAnswerWithAnotherCodeIsAnAnswer(String dispatch) throws IOException {
    for (Frame answer : List.of(Frame.close(4009, "no, because"), Frame.closeWithoutCode())) {
      try (RawPeer peer = open(dispatch + "/mortal")) {
        peer.sendText("close");
        peer.expect(Frame.close(1000, ""));
        if (AWAITS_CLOSE_FRAMES) {
          peer.send(answer);
        }
        peer.expectEnd();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-08")
  @Tag("T37")
  void aPeerThatIsLostInsteadOfAnsweringIsNotReported(String dispatch) throws IOException {
    for (boolean reset : new boolean[] {false, true}) {
      try (RawPeer peer = open(dispatch + "/mortal")) {
        peer.sendText("close");
        peer.expect(Frame.close(1000, ""));
        if (reset) {
          peer.reset();
        } else {
          peer.cut();
        }
      }
      awaitTicks(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-08")
  @Tag("T37")
  @Tag("tomcat")
  void ifBothHaveClosedEachHasTheOthersAnswer(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/mortal")) {
      peer.sendText("close when permitted");
      events.expect("holding");
      peer.send(Frame.close(4001, "mine"));
      permit();
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-06")
  @Tag("CLS-08")
  @Tag("T37")
  @Tag("tomcat")
  void ifBothCloseAtOnceThereIsOneCloseFrameAndAtMostOneCall(String dispatch) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      try (RawPeer peer = open(dispatch + "/mortal")) {
        peer.sendText("nothing");
        peer.expectText("nothing");
        order("closeAsync 4002 yours");
        peer.send(Frame.close(4001, "mine"));
        Frame close = peer.next();
        peer.expectEnd();
        expectOneOf(close);
      }
    }
  }

  /** Of the outcomes that there are when the peer has got this close frame. */
  private void expectOneOf(Frame close) throws IOException {
    List<String> told = new ArrayList<>();
    while (told.stream().noneMatch(event -> event.contains("closeAsync"))) {
      told.add(events.next());
    }
    events.permit();
    for (String event = events.next(); !event.equals("permitted"); event = events.next()) {
      told.add(event);
    }
    Frame answer = Frame.close(4001, "");
    assertTrue(close.equals(answer) || close.equals(Frame.close(4002, "yours")), close::toString);
    assertTrue(told.size() <= 2, told::toString);
    assertTrue(
        told.stream()
            .allMatch(
                event -> event.startsWith("close 4001 'mine' ") || event.contains("closeAsync")),
        told::toString);
  }

  @ParameterizedTest
  @CsvSource({"brief, text", "brief, ping", "offloaded/brief, text", "offloaded/brief, ping"})
  @Tag("CLF-01")
  @Tag("T37")
  @Tag("tomcat")
  void aPeerThatSendsOnForEverIsCutInTime(String service, String kind) throws IOException {
    Frame frame =
        kind.equals("ping") ? Frame.control(Frame.PING, "hello") : Frame.text("x".repeat(1_000));
    try (RawPeer peer = open(service + "/mortal")) {
      peer.sendText("close");
      peer.expect(Frame.close(1000, ""));
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendForEver(peer, frame));
      peer.expectEnd();
      sending.join();
    }
  }

  @ParameterizedTest
  @CsvSource({"close, 6", "close, 10", "throw, 6", "throw, 10"})
  @Tag("CLS-08")
  @Tag("T37")
  @Tag("tomcat")
  void whatIsTooLargeAfterItIsNotReported(String way, int size) throws IOException {
    for (String service : List.of("tiny", "offloaded/tiny")) {
      try (RawPeer peer = open(service + "/mortal")) {
        peer.sendText(way);
        assertEquals(Frame.CLOSE, peer.next().opcode());
        if (way.equals("throw")) {
          events.expect("error IllegalStateException: a secret");
        }
        sendAsFarAsItIsRead(peer, size);
        peer.expectEnd();
      }
      awaitTicks(2);
    }
  }

  /** So many bytes, in one frame of too many or in a message of too many, and the answer. */
  private static void sendAsFarAsItIsRead(RawPeer peer, int size) throws IOException {
    try {
      peer.sendFragments(Frame.BINARY, new byte[size], size % 5 == 0 ? 5 : size);
      peer.send(Frame.close(1000, ""));
    } catch (SocketException cut) {
      // A frame that is too large is the end.
    }
  }

  /** Until it is cut. */
  private static void sendForEver(RawPeer peer, Frame frame) {
    try {
      while (true) {
        peer.send(frame);
      }
    } catch (IOException e) {
      // As it should be.
    }
  }

  @ParameterizedTest
  @CsvSource({
    "brief, close, 1000, ''",
    "offloaded/brief, close, 1000, ''",
    "brief, throw, 1011, Unexpected condition",
    "offloaded/brief, throw, 1011, Unexpected condition"
  })
  @Tag("CLF-01")
  @Tag("T37")
  void aPeerThatDoesNotAnswerIsCutInTime(String service, String way, int code, String reason)
      throws IOException {
    try (RawPeer peer = open(service + "/mortal")) {
      peer.sendText(way);
      peer.expect(Frame.close(code, reason));
      peer.expectEnd();
    }
    if (way.equals("throw")) {
      events.expect("error IllegalStateException: a secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("T37")
  void aCloseDuringALongWriteComesBehindIt(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/mortal")) {
      order("bytes " + MUCH);
      Frame first = peer.next();
      order("closeAsync 4002 enough");
      awaitTicks(2);
      long size = first.payload().length;
      Frame frame = peer.next();
      for (; frame.opcode() != Frame.CLOSE; frame = peer.next()) {
        size += frame.payload().length;
      }
      assertEquals(MUCH, size);
      assertEquals(Frame.close(4002, "enough"), frame);
      peer.answerClose(4002);
      List<String> told = new ArrayList<>(List.of(events.next(), events.next()));
      assertTrue(told.containsAll(List.of("done bytes", "done closeAsync")), told::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline/plain",
        "inline/plain-ponging",
        "offloaded/plain",
        "offloaded/plain-ponging"
      })
  @Tag("T37")
  @Tag("tomcat")
  @Tag("recent")
  void noPongComesBehindTheCloseFrame(String service) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      try (RawPeer peer = open(service)) {
        peer.sendText("hello");
        peer.expectText("hello");
        CompletableFuture<Void> pinging = CompletableFuture.runAsync(() -> sendPings(peer));
        assertEquals(Frame.PONG, peer.next().opcode());
        order("closeAsync 4002 enough");
        Frame frame = peer.next();
        while (frame != null && frame.opcode() == Frame.PONG) {
          frame = peer.next();
        }
        pinging.join();
        assertEquals(Frame.close(4002, "enough"), frame);
        peer.answerClose(4002);
        events.expect("done closeAsync");
      }
    }
  }

  /** A few, or until the connection ends. */
  private static void sendPings(RawPeer peer) {
    try {
      for (int i = 0; i < PINGS; i++) {
        peer.send(Frame.control(Frame.PING, String.valueOf(i)));
      }
    } catch (IOException e) {
      // The service closes in between.
    }
  }

  @ParameterizedTest
  @CsvSource({"inline, close", "inline, close with", "offloaded, close", "offloaded, close with"})
  @Tag("T37")
  void aCloseInOnErrorComesTooLate(String dispatch, String way) throws IOException {
    try (RawPeer peer = open(dispatch + "/mortal")) {
      peer.sendText("finally " + way);
      peer.expectText("finally " + way);
      peer.sendText("throw");
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expect(
        "error IllegalStateException: a secret",
        way.equals("close") ? "close done closed" : "close ConnectionClosureException closed");
  }
}
