// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.1: which remote method is called when, and what follows. */
class ServiceEventsIT extends EventsApplication {

  private RawPeer open() throws IOException {
    RawPeer peer = open("observed");
    events.expect("open true");
    return peer;
  }

  @Test
  @Tag("OPN-01")
  @Tag("OPN-02")
  void onOpenHasEndedBeforeTheFirstMessageIsDelivered() throws IOException {
    try (RawPeer peer = open("observed/hesitant")) {
      events.expect("opening");
      peer.sendText("first");
      events.permit();
      peer.expectText("first");
    }
    events.expect("open true", "text first", "close 1000 ''");
  }

  @Test
  @Tag("CLS-01")
  void onCloseGetsTheCodeAndReasonOfThePeer() throws IOException {
    try (RawPeer peer = open()) {
      peer.send(Frame.close(4321, "had enough"));
      assertEquals(Frame.CLOSE, peer.next().opcode());
      peer.expectEnd();
    }
    events.expect("close 4321 'had enough'");
  }

  @Test
  @Tag("CLS-02")
  void aCloseFrameWithoutCodeIsReportedAs1005() throws IOException {
    try (RawPeer peer = open()) {
      peer.send(Frame.closeWithoutCode());
      assertEquals(Frame.CLOSE, peer.next().opcode());
      peer.expectEnd();
    }
    events.expect("close 1005 ''");
  }

  @Test
  @Tag("CLS-03")
  void aConnectionThatEndsWithoutACloseFrameIsReportedAs1006() throws IOException {
    try (RawPeer peer = open()) {
      // Payara does not notice the loss of a connection on which nothing has come yet.
      peer.sendText("hello");
      peer.expectText("hello");
      events.expect("text hello");
      peer.cut();
    }
    events.expect("close 1006 ''");
  }

  @Test
  @Tag("CAL-07")
  @Tag("CLS-08")
  void aClosureByTheServiceIsNotReportedToIt() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close");
      peer.expectClose(4001, "as you wish");
    }
    events.expect("text close");
  }

  @Test
  @Tag("CAL-09")
  void aSecondCloseThrows() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close twice");
      peer.expectClose(1000, "");
    }
    events.expect(
        "text close twice", "Close frame already sent. Cannot send close frame again. false");
  }

  @Test
  @Tag("CAL-11")
  @Tag("CAL-18")
  void aCodeOrReasonThatCannotBeSentThrowsAndLeavesTheConnectionOpen() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close badly");
      events.expect("text close badly");
      for (int code : new int[] {999, 1004, 1005, 1006, 1012, 2999, 5000}) {
        events.expect("Failed to execute close. Invalid status code: " + code);
      }
      events.expect("Failed to execute close. Reason of 124 bytes (expected: at most 123) true");
    }
    events.expect("close 1000 ''");
  }

  @Test
  @Tag("RET-07")
  void aReplyAfterTheServicesOwnCloseIsNotSentAndReported() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close and reply");
      peer.expectClose(1000, "");
    }
    events.expect(
        "text close and reply",
        "error ConnectionClosureException: Close frame already sent. Cannot push text data!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw:IllegalStateException: a secret",
        "throw checked:IOException: a secret",
        "throw error:StackOverflowError: null"
      })
  @Tag("RET-09")
  void aMethodThatThrowsClosesWith1011AndTellsThePeerNothingElse(String example)
      throws IOException {
    String[] parts = example.split(":", 2);
    try (RawPeer peer = open()) {
      peer.sendText(parts[0]);
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expect("text " + parts[0], "error " + parts[1]);
  }

  @Test
  void nothingIsDeliveredAfterTheServicesOwnCloseFrame() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendAll(
          Frame.text("throw"),
          Frame.text("too late"),
          Frame.binary(new byte[1]),
          Frame.control(Frame.PING, "too late"),
          Frame.control(Frame.PONG, "too late"));
      peer.expect(Frame.close(1011, "Unexpected condition"));
      peer.cut();
    }
    events.expect("text throw", "error IllegalStateException: a secret");
  }

  @Test
  void halfACharacterIsNotSentAndLeavesTheConnectionInOrder() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("half a character");
      peer.sendText("whole");
      peer.expectText("whole");
    }
    events.expect(
        "text half a character",
        "CorruptedFrameException: unpaired surrogate at index 20000",
        "text whole",
        "close 1000 ''");
  }

  @Test
  @Tag("RET-09")
  void aMethodThatThrowsClosesWith1011AlsoWithoutOnError() throws IOException {
    try (RawPeer peer = open("observed/quiet")) {
      peer.sendText("throw");
      peer.expectClose(1011, "Unexpected condition");
    }
  }

  @Test
  @Tag("RET-08")
  void aMethodThatThrowsAWebSocketExceptionLeavesTheConnectionOpen() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("throw ours");
      peer.sendText("next");
      peer.expectText("next");
    }
    events.expect("text throw ours", "text next", "close 1000 ''");
  }

  @Test
  @Tag("PNG-02")
  @Tag("PNG-03")
  @Tag("PNG-04")
  void onPingGetsThePayloadAndDecidesAboutThePong() throws IOException {
    try (RawPeer peer = open()) {
      peer.send(Frame.control(Frame.PING, "are you there"));
      peer.expect(Frame.control(Frame.PONG, "answer to are you there"));
      peer.send(Frame.control(Frame.PING, "silence"));
      peer.sendText("a pong would have come before this");
      peer.expectText("a pong would have come before this");
    }
    events.expect(
        "ping are you there",
        "ping silence",
        "text a pong would have come before this",
        "close 1000 ''");
  }

  @Test
  @Tag("PNG-01")
  void withoutOnPingPingsAreAnsweredAutomatically() throws IOException {
    try (RawPeer peer = open("observed/quiet")) {
      peer.send(Frame.control(Frame.PING, "are you there"));
      peer.expect(Frame.control(Frame.PONG, "are you there"));
      peer.send(Frame.control(Frame.PING, ""));
      peer.expect(Frame.control(Frame.PONG, ""));
    }
  }

  @Test
  @Tag("PNG-05")
  void onPongGetsEachPongAskedForOrNot() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("ping");
      peer.expect(Frame.control(Frame.PING, "from here"));
      peer.send(Frame.control(Frame.PONG, "from here"));
      peer.send(Frame.control(Frame.PONG, ""));
    }
    events.expect("text ping", "pong from here", "pong ", "close 1000 ''");
  }

  @Test
  @Tag("PNG-09")
  void aPingOver125BytesIsNotSent() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("ping too long");
      events.expect(
          "text ping too long",
          "invalid payload for PING (payload length must be <= 125, was 126)");
    }
    events.expect("close 1000 ''");
  }

  @Test
  @Tag("TXT-05")
  void aMessageWithoutAMethodIsDropped() throws IOException {
    try (RawPeer peer = open("observed/quiet")) {
      peer.sendBinary(new byte[] {1});
      peer.sendText("still here");
      peer.expectText("still here");
    }
  }

  @Test
  @Tag("MSG-01")
  @Tag("MSG-04")
  void onMessageTakesBothKindsAsTheTypeThatItDeclares() throws IOException {
    try (RawPeer peer = open("observed/either")) {
      peer.sendText("\"text\"");
      peer.expectText("\"text\"");
      peer.sendBinary("bytes ä".getBytes(UTF_8));
      peer.expectText("bytes ä");
    }
    try (RawPeer peer = open("observed/bytes")) {
      peer.sendBinary(new byte[] {1, 2});
      peer.expect(Frame.binary(new byte[] {1, 2}));
    }
  }

  @Test
  @Tag("DBF-01")
  void aMessageThatCannotBeBoundClosesWith1003AndIsReported() throws IOException {
    String problem = "data binding failed: the bytes are not UTF-8";
    try (RawPeer peer = open("observed/either")) {
      peer.sendBinary(new byte[] {(byte) 0xff});
      peer.expectClose(1003, problem);
    }
    events.expect("error " + problem);
  }

  @Test
  @Tag("CAL-03")
  @Tag("CAL-04")
  void attributesLiveWithTheConnection() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("attributes");
      events.expect("text attributes", "attributes 1 1 null");
    }
    events.expect("close 1000 ''");
  }

  @Test
  @Tag("TXT-08")
  void textThatIsNotUtf8ClosesWith1007AndNeverReachesTheService() throws IOException {
    try (RawPeer peer = open()) {
      peer.send(new Frame(true, 0, Frame.TEXT, new byte[] {'a', (byte) 0xc3, '('}));
      Frame close = peer.next();
      assertEquals(Frame.close(1007, "").payload()[1], close.payload()[1], close::toString);
      peer.cut();
    }
    String error = events.next();
    assertEquals("error CorruptedFrameException", error.substring(0, error.indexOf(':')));
  }
}
