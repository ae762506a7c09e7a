// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.1: {@code onClose}, for a close frame of the peer or a loss. */
class PeerCloseIT extends LifetimeApplication {

  private static final String[] DISPATCHES = {"inline", "offloaded"};
  private static final String LONGEST_REASON = "ä".repeat(61) + "x";
  private static final int MUCH = 16 * 1024 * 1024;

  /** Opens a connection whose service does what the name says when it ends. */
  private RawPeer open(String service, String will) throws IOException {
    RawPeer peer = open(service + "/mortal");
    peer.sendText("finally " + will);
    peer.expectText("finally " + will);
    return peer;
  }

  private static void expectFarewell(RawPeer peer) throws IOException {
    peer.expectText("farewell");
    peer.expectMessage(Frame.BINARY, new byte[100_000]);
    peer.expect(Frame.control(Frame.PING, "farewell"));
    peer.expect(Frame.control(Frame.PONG, "farewell"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
        4999
      })
  @Tag("CLS-01")
  @Tag("CLS-04")
  @Tag("CLS-10")
  @Tag("CLS-11")
  void theAnswerHasThePeersCodeAndNoReason(int code) throws IOException {
    for (String dispatch : DISPATCHES) {
      try (RawPeer peer = open(dispatch + "/mortal")) {
        peer.send(Frame.close(code, LONGEST_REASON));
        peer.expect(Frame.close(code, ""));
        peer.expectEnd();
      }
      events.expect("close " + code + " '" + LONGEST_REASON + "' open");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-02")
  @Tag("CLS-04")
  void aCloseFrameWithoutACodeIsAnsweredWithoutOne(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "nothing")) {
      peer.send(Frame.closeWithoutCode());
      peer.expect(Frame.closeWithoutCode());
      peer.expectEnd();
    }
    events.expect("close 1005 '' open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-05")
  void withoutOnCloseTheAnswerIsTheSame(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/mute")) {
      peer.send(Frame.close(4321, "had enough"));
      peer.expect(Frame.close(4321, ""));
      peer.expectEnd();
    }
    try (RawPeer peer = open(dispatch + "/mute")) {
      peer.send(Frame.closeWithoutCode());
      peer.expect(Frame.closeWithoutCode());
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inline, write",
    "inline, write from another thread",
    "offloaded, write",
    "offloaded, write from another thread"
  })
  @Tag("CLS-04")
  @Tag("CLS-10")
  void whatOnCloseWritesArrivesBeforeTheAnswer(String dispatch, String way) throws IOException {
    try (RawPeer peer = open(dispatch, way)) {
      peer.send(Frame.close(4001, "bye"));
      expectFarewell(peer);
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("close 4001 'bye' open", "writes done open");
  }

  @ParameterizedTest
  @CsvSource({
    "close, 1000, ''",
    "close with, 4002, bye",
    "close async, 4003, later",
  })
  @Tag("CLS-06")
  void aCloseInOnCloseIsTheAnswer(String way, int code, String reason) throws IOException {
    for (String dispatch : DISPATCHES) {
      try (RawPeer peer = open(dispatch, way)) {
        peer.send(Frame.close(4001, "bye"));
        peer.expect(Frame.close(code, reason));
        peer.expectEnd();
      }
      events.expect("close 4001 'bye' open", "close done closed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-06")
  void thereIsNoSecondAnswerAndNothingBehindIt(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "close twice")) {
      peer.send(Frame.closeWithoutCode());
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
    events.expect(
        "close 1005 '' open",
        "close done closed",
        "close done closed",
        "close ConnectionClosureException closed");
    try (RawPeer peer = open(dispatch, "close and write")) {
      peer.send(Frame.close(1000, ""));
      peer.expect(Frame.close(4002, "bye"));
      peer.expectEnd();
    }
    events.expect(
        "close 1000 '' open", "close done closed", "write ConnectionClosureException closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-06")
  void aCodeThatMayNotBeSentIsNotTheAnswer(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "close badly")) {
      peer.send(Frame.close(4001, "bye"));
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("close 4001 'bye' open", "close ConnectionClosureException open");
  }

  @ParameterizedTest
  @CsvSource({
    "inline, throw",
    "inline, throw ours",
    "inline, throw error",
    "offloaded, throw",
    "offloaded, throw ours",
    "offloaded, throw error"
  })
  @Tag("CLS-09")
  void anOnCloseThatThrowsIsAnsweredForAllTheSame(String dispatch, String way) throws IOException {
    try (RawPeer peer = open(dispatch, way)) {
      peer.send(Frame.close(4001, "bye"));
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("close 4001 'bye' open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("T37")
  void whatComesBehindThePeersCloseFrameIsNotRead(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "write")) {
      peer.sendAll(
          Frame.close(4001, "bye"),
          Frame.text("too late"),
          Frame.control(Frame.PING, "too late"),
          Frame.close(4002, "again"),
          new Frame(true, 7, 15, new byte[3]));
      expectFarewell(peer);
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("close 4001 'bye' open", "writes done open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-01")
  @Tag("T37")
  void aPeerThatClosesAndIsLostIsClosedOnce(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "hold and write")) {
      peer.send(Frame.close(4001, "bye"));
      events.expect("close 4001 'bye' open");
      peer.reset();
      permit();
    }
    String outcome = events.next();
    assertEquals("writes", outcome.split(" ")[0], outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-01")
  @Tag("T37")
  void anOnCloseThatBlocksHoldsUpNoOtherConnection(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "hold and write")) {
      peer.send(Frame.close(4001, "bye"));
      events.expect("close 4001 'bye' open");
      awaitTicks(3);
      permit();
      expectFarewell(peer);
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("writes done open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-01")
  @Tag("T37")
  void aCloseFrameThatComesWhileALongMessageIsWrittenIsAnsweredBehindIt(String dispatch)
      throws IOException {
    try (RawPeer peer = open(dispatch, "nothing")) {
      peer.sendAll(Frame.text("write much"), Frame.close(4001, "bye"));
      peer.expectMessage(Frame.BINARY, new byte[MUCH]);
      peer.expectText("write much");
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("close 4001 'bye' open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-01")
  @Tag("T37")
  void soIsOneThatComesWhileAnotherThreadWritesAndIsNotRead(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch, "nothing")) {
      order("bytes " + MUCH);
      Frame first = peer.next();
      peer.send(Frame.close(4001, "bye"));
      events.expect("close 4001 'bye' open");
      long size = first.payload().length;
      Frame frame = peer.next();
      for (; frame != null && frame.opcode() != Frame.CLOSE; frame = peer.next()) {
        size += frame.payload().length;
      }
      assertEquals(MUCH, size);
      assertEquals(Frame.close(4001, ""), frame);
      events.expect("done bytes");
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "offloaded"})
  @Tag("CLS-01")
  @Tag("PNG-01")
  @Tag("PNG-02")
  @Tag("T37")
  void aPingBeforeTheCloseFrameIsAnsweredAndOneBehindItIsNot(String dispatch) throws IOException {
    Frame[] frames = {
      Frame.control(Frame.PING, "early"),
      Frame.close(4001, "bye"),
      Frame.control(Frame.PING, "late")
    };
    try (RawPeer peer = open(dispatch, "nothing")) {
      peer.sendAll(frames);
      peer.expect(Frame.control(Frame.PONG, "early"));
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
    events.expect("ping", "close 4001 'bye' open");
    try (RawPeer peer = open(dispatch + "/mute")) {
      peer.sendAll(frames);
      peer.expect(Frame.control(Frame.PONG, "early"));
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
  }

  /** By an end in order or a reset, between frames, in one, or within a message. */
  @ParameterizedTest
  @CsvSource({
    "inline, end, nothing",
    "inline, end, half a frame",
    "inline, end, half a message",
    "inline, reset, nothing",
    "inline, reset, half a frame",
    "offloaded, end, nothing",
    "offloaded, end, half a message",
    "offloaded, reset, nothing"
  })
  @Tag("CLS-03")
  @Tag("CLS-10")
  void aLossIs1006OnceAndTheConnectionIsNotOpen(String dispatch, String way, String behind)
      throws IOException {
    try (RawPeer peer = open(dispatch, "write")) {
      switch (behind) {
        case "half a frame" -> peer.sendRaw(new byte[] {(byte) 0x81, (byte) 0x85, 1, 2, 3, 4, 5});
        case "half a message" -> peer.send(new Frame(false, 0, Frame.TEXT, new byte[] {'a'}));
        default -> {}
      }
      if (way.equals("reset")) {
        peer.reset();
      } else {
        peer.cut();
      }
      events.expect("close 1006 '' lost");
    }
    String outcome = events.next();
    assertEquals("writes ConnectionClosureException closed", outcome);
  }

  @Test
  @Tag("CLS-03")
  @Tag("CLS-09")
  void afterALossOnCloseMayThrowOrClose() throws IOException {
    for (String dispatch : DISPATCHES) {
      try (RawPeer peer = open(dispatch, "throw")) {
        peer.cut();
      }
      events.expect("close 1006 '' lost");
      try (RawPeer peer = open(dispatch, "close")) {
        peer.cut();
      }
      events.expect("close 1006 '' lost", "close done closed");
    }
  }
}
