// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.1: when {@code onError} is called, what it may do, what follows. */
class ErrorIT extends FramesApplication {

  private static final String TOO_LARGE = "Max frame length of 65536 has been exceeded.";

  private static final String REPLY_FAILED = "error CorruptedFrameException";

  private static Frame tooLarge() {
    return new Frame(true, 0, Frame.BINARY, new byte[65_537]);
  }

  /** The connection goes on. */
  private static void expectEcho(RawPeer peer) throws IOException {
    peer.sendText("next");
    peer.expectText("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/reporting", "offloaded/plain/reporting"})
  @Tag("ERR-01")
  @Tag("ERR-04")
  void onErrorIsToldOfFramesThatAreTooLargeOrBroken(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.send(tooLarge());
      peer.expectClose(1009, TOO_LARGE);
      events.expectText("error PayloadTooLargeException");
    }
    try (RawPeer peer = open(kind)) {
      peer.send(new Frame(true, 0, 3, new byte[0]));
      expectRefusal(peer, 1002);
      events.expectText("error CorruptedFrameException");
    }
    try (RawPeer peer = open(kind)) {
      peer.send(new Frame(true, 0, Frame.TEXT, new byte[] {-1}));
      expectRefusal(peer, 1007);
      events.expectText("error CorruptedFrameException");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/reporting", "offloaded/plain/reporting"})
  @Tag("ERR-01")
  @Tag("ERR-06")
  void onErrorIsToldOfAReplyThatCannotBeSentAndTheConnectionGoesOn(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendAll(Frame.text("half"), Frame.text("half"), Frame.text("whole"));
      peer.expectText("whole");
      events.expectText(REPLY_FAILED);
      events.expectText(REPLY_FAILED);
      expectEcho(peer);
    }
    events.expectText("close 1000 ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/reporting", "offloaded/plain/reporting"})
  @Tag("ERR-01")
  @Tag("ERR-03")
  void onErrorIsToldOfAMethodThatThrowsAfterACloseFrameOf1011(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("throw");
      peer.expectClose(1011, "Unexpected condition");
      events.expectText("error IllegalStateException");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/hesitant", "offloaded/plain/hesitant"})
  @Tag("ERR-02")
  void theCloseFrameGoesOutBeforeOnErrorIsCalled(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.send(tooLarge());
      peer.expect(Frame.close(1009, TOO_LARGE));
      events.sendText("permit");
      events.expectText("error PayloadTooLargeException open false");
      peer.answerClose(1009);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/hesitant", "offloaded/plain/hesitant"})
  @Tag("ERR-02")
  void theCloseFrameForABrokenFrameGoesOutBeforeOnErrorIsCalledToo(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.send(new Frame(true, 0, 3, new byte[0]));
      expectCloseCode(peer, 1002);
      events.sendText("permit");
      events.expectText("error CorruptedFrameException open false");
      peer.answerClose(1002);
    }
  }

  @Test
  @Tag("ERR-05")
  void withoutOnErrorThePeerIsRefusedAllTheSame() throws IOException {
    for (String kind : new String[] {"plain/silent", "offloaded/plain/silent"}) {
      try (RawPeer peer = open(kind)) {
        peer.send(tooLarge());
        peer.expectClose(1009, TOO_LARGE);
      }
      try (RawPeer peer = open(kind)) {
        peer.send(new Frame(true, 0, 3, new byte[0]));
        expectRefusal(peer, 1002);
      }
      try (RawPeer peer = open(kind)) {
        peer.sendText("half");
        expectEcho(peer);
        peer.sendText("throw");
        peer.expectClose(1011, "Unexpected condition");
      }
    }
  }

  @Test
  @Tag("ERR-05")
  @Tag("tomcat")
  void withoutOnErrorALineIsLogged() throws Exception {
    try (LoggedLines log = new LoggedLines();
        RawPeer peer = open("plain/silent")) {
      peer.sendText("half");
      log.expectOne("unpaired surrogate at index 12");
      peer.send(tooLarge());
      peer.expectClose(1009, TOO_LARGE);
      log.expectOne(TOO_LARGE);
    }
    try (LoggedLines log = new LoggedLines();
        RawPeer peer = open("plain/silent")) {
      peer.send(new Frame(true, 0, 3, new byte[0]));
      expectRefusal(peer, 1002);
      log.expectOne("connection ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/throwing", "offloaded/plain/throwing"})
  @Tag("ERR-07")
  void anOnErrorThatThrowsChangesNothing(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("half");
      events.expectText(REPLY_FAILED);
      expectEcho(peer);
      peer.sendText("throw");
      peer.expectClose(1011, "Unexpected condition");
      events.expectText("error IllegalStateException");
    }
    try (RawPeer peer = open(kind)) {
      peer.send(tooLarge());
      peer.expectClose(1009, TOO_LARGE);
      events.expectText("error PayloadTooLargeException");
    }
  }

  @Test
  @Tag("ERR-07")
  @Tag("tomcat")
  void anOnErrorThatThrowsIsLogged() throws Exception {
    try (LoggedLines log = new LoggedLines();
        RawPeer peer = open("plain/throwing")) {
      peer.sendText("half");
      events.expectText(REPLY_FAILED);
      log.expectOne("no idea what to do about it");
    }
    events.expectText("close 1000 ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/closing", "offloaded/plain/closing"})
  @Tag("CLF-05")
  @Tag("ERR-08")
  void aCloseFrameThatOnErrorReturnsIsSent(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("half");
      peer.expectClose(1008, "no such errors");
      events.expectText(REPLY_FAILED);
    }
  }

  @ParameterizedTest
  @CsvSource({"throw, 1011, IllegalStateException", "large, 1009, PayloadTooLargeException"})
  @Tag("ERR-08")
  void aCloseFrameThatOnErrorReturnsIsNotSentBehindAnother(String way, int code, String error)
      throws IOException {
    for (String kind : new String[] {"plain/closing", "offloaded/plain/closing"}) {
      try (RawPeer peer = open(kind)) {
        peer.send(way.equals("throw") ? Frame.text(way) : tooLarge());
        expectRefusal(peer, code);
        events.expectText("error " + error);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/writing", "offloaded/plain/writing"})
  @Tag("ERR-09")
  void onErrorMayWriteWhileTheConnectionIsOpen(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("half");
      peer.expectText("an error");
      events.expectText(REPLY_FAILED);
      expectEcho(peer);
      peer.sendText("throw");
      peer.expectClose(1011, "Unexpected condition");
      events.expectText("error IllegalStateException");
      events.expectText("not told ConnectionClosureException");
    }
    try (RawPeer peer = open(kind)) {
      peer.send(tooLarge());
      peer.expectClose(1009, TOO_LARGE);
      events.expectText("error PayloadTooLargeException");
      events.expectText("not told ConnectionClosureException");
    }
  }

  /** Payara takes a reply that it cannot send. */
  @ParameterizedTest
  @ValueSource(strings = {"plain/reporting", "offloaded/plain/reporting"})
  @Tag("ERR-01")
  @Tag("tomcat")
  void onErrorIsToldOfAReplyThatMeetsALossAndThenOnClose(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("wait");
      events.expectText("waiting");
      peer.reset();
    }
    events.sendText("permit");
    String error = events.nextText();
    assertTrue(error.matches("error Connection(Closure)?Exception"), error);
    events.expectText("close 1006 ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/reporting", "offloaded/plain/reporting"})
  @Tag("ERR-01")
  void whereRepliesTogetherMeetALossOnCloseIsCalledAllTheSame(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendAll(Frame.text("wait"), Frame.text("a"), Frame.text("b"));
      events.expectText("waiting");
      peer.reset();
    }
    events.sendText("permit");
    String event = events.nextText();
    while (!event.equals("close 1006 ''")) {
      assertTrue(event.matches("error Connection(Closure)?Exception"), event);
      event = events.nextText();
    }
    // One thread may notice that what it has held is lost when another has told of the end.
    events.cut();
    record();
  }

  /** {@code <} stands for the first half of a pair and {@code >} for the second. */
  @ParameterizedTest
  @ValueSource(
      strings = {"text", "message", "textMessage", "record", "list", "key", "close", "closeAsync"})
  @Tag("T30")
  void halfASurrogatePairIsNotWrittenAndLeavesTheConnectionInOrder(String way) throws IOException {
    String error = way.startsWith("close") ? "ConnectionClosure" : "CorruptedFrame";
    try (RawPeer peer = open("plain/surrogates")) {
      for (String half : new String[] {"<", ">", "a<b", "a>b", "><", "<<>", "<>>", "x<", ">x"}) {
        peer.sendText(way + " " + half);
        events.expectText("failed " + error + "Exception");
        peer.sendText("text <> " + half.length());
        peer.expectText("😀 " + half.length());
      }
      peer.sendText(way + " " + "a".repeat(way.startsWith("close") ? 50 : 20_000) + "<");
      events.expectText("failed " + error + "Exception");
      peer.sendText("text done");
      peer.expectText("done");
    }
    events.expectText("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply", "replyMessage", "replyRecord"})
  @Tag("ERR-01")
  @Tag("T30")
  void aReplyWithHalfASurrogatePairIsReportedAndLeavesTheConnectionInOrder(String way)
      throws IOException {
    try (RawPeer peer = open("plain/surrogates")) {
      for (String half : new String[] {"<", ">", "a<b", "a>b", "><"}) {
        peer.sendText(way + " " + half);
        events.expectText(REPLY_FAILED);
        peer.sendText("reply <>");
        peer.expectText("😀");
      }
    }
    events.expectText("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "a>b"})
  @Tag("T30")
  void aCloseFrameWithHalfASurrogatePairIsNotMade(String half) throws IOException {
    try (RawPeer peer = open("plain/surrogates")) {
      peer.sendText("replyClose " + half);
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expectText("error IllegalArgumentException");
  }

  @Test
  @Tag("T30")
  void aWholeSurrogatePairIsWrittenInEachWay() throws IOException {
    try (RawPeer peer = open("plain/surrogates")) {
      for (String way : new String[] {"text", "message", "textMessage", "reply", "replyMessage"}) {
        peer.sendText(way + " a<>b");
        peer.expectText("a😀b");
      }
      peer.sendText("record a<>b");
      peer.expectText("{\"text\":\"a😀b\"}");
      peer.sendText("close a<>b");
      peer.expectClose(4000, "a😀b");
    }
  }
}
