// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.1.1: the sizes of frames and messages that a service accepts. */
class SizeLimitsIT extends EventsApplication {

  @Test
  @Tag("FRM-08")
  void aFrameOfExactlyTheMaximumIsAccepted() throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      peer.sendBinary(new byte[1_000]);
      peer.expectMessage(Frame.BINARY, new byte[1_000]);
    }
    events.expect("binary 1000", "close 1000 ''");
  }

  @Test
  @Tag("FRM-02")
  void aFrameOverTheMaximumClosesWith1009AndIsReported() throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      peer.send(new Frame(false, 0, Frame.TEXT, new byte[10]));
      peer.send(new Frame(false, 0, Frame.CONTINUATION, new byte[1_001]));
      peer.expectClose(1009, "Max frame length of 1000 has been exceeded.");
    }
    events.expect("error PayloadTooLargeException: Max frame length of 1000 has been exceeded.");
  }

  @ParameterizedTest
  @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
  @Tag("FRM-04")
  void aMessageOverTheMaximumClosesWith1009AndIsReportedOnce(int opcode) throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      byte[] whole = "x".repeat(2_500).getBytes(UTF_8);
      peer.sendFragments(opcode, whole, 1_000);
      peer.expectMessage(opcode, whole);
      events.expect(opcode == Frame.TEXT ? "text " + "x".repeat(2_500) : "binary 2500");
      peer.sendFragments(opcode, "x".repeat(2_501).getBytes(UTF_8), 1_000);
      peer.expectClose(1009, "Max message length of 2500 has been exceeded.");
    }
    events.expect("error PayloadTooLargeException: Max message length of 2500 has been exceeded.");
  }

  @Test
  @Tag("FRM-04")
  void theSizeOfATextIsThatOfItsBytes() throws IOException {
    try (RawPeer peer = open("limited/quiet")) {
      byte[] fits = ("€".repeat(833) + "x").getBytes(UTF_8);
      peer.sendFragments(Frame.TEXT, fits, 600);
      peer.expectMessage(Frame.TEXT, fits);
      peer.sendFragments(Frame.TEXT, ("😀".repeat(625) + "x").getBytes(UTF_8), 600);
      peer.expectClose(1009, "Max message length of 2500 has been exceeded.");
    }
  }
}
