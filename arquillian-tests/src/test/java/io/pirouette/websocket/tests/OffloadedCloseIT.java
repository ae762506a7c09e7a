// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dispatch = OFFLOADED}: a method that closes a connection waits for the peer. */
class OffloadedCloseIT extends OffloadedApplication {

  /** Elsewhere a connection ends with the close frame that it sends, and nothing is waited for. */
  private static final boolean WAITS = !Engine.current().isPayara();

  private RawPeer open() throws IOException {
    RawPeer peer = open("offloaded/closing");
    events.expect("open");
    return peer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "close and join"})
  @Tag("CAL-13")
  void closeInAMethodWaitsForThePeersCloseFrame(String way) throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText(way);
      events.expect(way);
      permit();
      peer.expect(Frame.close(4000, "done"));
      if (WAITS) {
        // The method would have told before this.
        permit();
      }
      peer.answerClose(4000);
      events.expect("closed");
    }
  }

  @Test
  @Tag("CAL-14")
  void closeInAMethodGivesUpInTime() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close soon");
      events.expect("close soon");
      permit();
      peer.expect(Frame.close(4000, "done"));
      peer.expectEnd();
    }
    events.expect(
        WAITS
            ? "Could not receive a WebSocket close frame from remote endpoint within 0.25 seconds"
            : "closed");
  }

  @Test
  @Tag("CAL-16")
  void closeInAMethodEndsWithTheConnection() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close");
      events.expect("close");
      permit();
      peer.expect(Frame.close(4000, "done"));
      peer.cut();
    }
    events.expect(
        WAITS ? "Connection is closed by remote endpoint without echoing a close frame" : "closed");
  }

  /** Few or many, small or large: so that they wait in memory, or on the wire. */
  @ParameterizedTest
  @CsvSource({"10, 100", "1000, 100", "256, 65536"})
  @Tag("CAL-13")
  @Tag("RET-07")
  void closeWaitsAlsoForAPeerWhoseMessagesWaitAndTheyAreNotDelivered(int messages, int size)
      throws Exception {
    try (RawPeer peer = open()) {
      peer.sendText("close");
      events.expect("close");
      Flood flood = new Flood(peer, messages, size);
      if (messages * size > 10_000_000) {
        flood.awaitStall();
      } else {
        flood.join();
      }
      permit();
      if (WAITS) {
        peer.expect(Frame.close(4000, "done"));
        flood.join();
        peer.answerClose(4000);
      }
      events.expect("closed");
      peer.cut();
    }
  }

  @Test
  @Tag("CAL-13")
  void twoConnectionsThatCloseEachOtherFromTheirMethodsBothEnd() throws IOException {
    try (RawPeer one = open();
        RawPeer two = open()) {
      one.sendText("close others");
      events.expect("close others");
      two.sendText("close others");
      events.expect("close others");
      permit();
      one.expectClose(4000, "done");
      two.expectClose(4000, "done");
      events.expect("closed", "closed");
    }
  }

  @Test
  @Tag("OPN-07")
  void theCloseOfThePeerIsAnsweredBehindTheRepliesToItsMessages() throws IOException {
    try (RawPeer peer = open("offloaded/gated")) {
      peer.sendAll(Frame.text("hold"), Frame.text("behind"), Frame.close(4001, "enough"));
      events.expect("holding");
      permit();
      peer.expectText("hold");
      peer.expectText("behind");
      peer.expect(Frame.close(4001, ""));
      peer.expectEnd();
    }
  }

  @Test
  @Tag("CAL-13")
  void aMethodThatClosesWhenThePeerHasClosedIsNotKeptWaiting() throws IOException {
    try (RawPeer peer = open()) {
      peer.sendText("close");
      events.expect("close");
      peer.send(Frame.close(1000, ""));
      permit();
      peer.expect(Frame.close(4000, "done"));
      peer.expectEnd();
    }
    events.expect("closed");
  }
}
