// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455 section 5.2: what a header may say, and what follows if it says anything else. */
class FrameHeaderIT extends EventsApplication {

  private static final int LIMIT = 65_536;
  private static final int MANY = 100;
  private static final int FIN_AND_BINARY = 0x82;
  private static final int MASKED = 0x80;
  private static final int EIGHT_BYTES = 127;

  @ParameterizedTest
  @ValueSource(ints = {LIMIT - 1, LIMIT})
  @Tag("FRM-01")
  @Tag("FRM-08")
  @Tag("T25")
  void aFrameUpToTheLimitIsAccepted(int length) throws IOException {
    try (RawPeer peer = open("plain")) {
      events.expect("open true");
      peer.sendBinary(new byte[length]);
      events.expect("binary " + length);
      peer.expectMessage(Frame.BINARY, new byte[length]);
    }
    events.expect("close 1000 ''");
  }

  @Test
  @Tag("FRM-01")
  @Tag("FRM-02")
  @Tag("T25")
  void aFrameOfOneByteMoreIsNot() throws IOException {
    try (RawPeer peer = open("plain")) {
      events.expect("open true");
      peer.sendBinary(new byte[LIMIT + 1]);
      peer.expectClose(1009, "Max frame length of 65536 has been exceeded.");
    }
    events.expect("error PayloadTooLargeException: Max frame length of 65536 has been exceeded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80000000", "100000000", "500000000", "7fffffffffffffff"})
  @Tag("FRM-02")
  @Tag("T25")
  void aFrameThatClaimsToBeHugeIsRefusedBeforeItHasArrived(String length) throws IOException {
    try (RawPeer bystander = open("limited/quiet")) {
      for (int i = 0; i < MANY; i++) {
        expectTooLarge(header(length, 1_001));
      }
      expectAlive(bystander);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"80000000", "100000000", "500000000", "7fffffffffffffff"})
  @Tag("FRM-02")
  @Tag("T25")
  @Tag("payara")
  void itsHeaderIsEnough(String length) throws IOException {
    try (RawPeer bystander = open("limited/quiet")) {
      for (int i = 0; i < MANY; i++) {
        expectTooLarge(header(length, 0));
      }
      expectAlive(bystander);
    }
  }

  private void expectTooLarge(byte[] bytes) throws IOException {
    try (RawPeer peer = open("limited/quiet")) {
      peer.sendRaw(bytes);
      peer.expectClose(1009, "Max frame length of 1000 has been exceeded.");
    }
  }

  private static void expectAlive(RawPeer bystander) throws IOException {
    bystander.sendText("still here");
    bystander.expectText("still here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8000000000000000",
        "800000007fffffff",
        "8000000005000000",
        "8000000000000005",
        "ffffffffffffffff"
      })
  @Tag("FRM-09")
  @Tag("T25")
  void theHighestBitOfALengthIsNeverSet(String length) throws IOException {
    try (RawPeer bystander = open("limited/quiet")) {
      for (int i = 0; i < MANY; i++) {
        try (RawPeer peer = open("limited/quiet")) {
          peer.sendRaw(header(length, 0));
          CloseCode.expect(peer, 1002);
        }
      }
      expectAlive(bystander);
    }
  }

  /** A header that claims a length, in hexadecimal digits, and so many bytes after it. */
  private static byte[] header(String length, int payload) {
    return ByteBuffer.allocate(14 + payload)
        .put((byte) FIN_AND_BINARY)
        .put((byte) (MASKED | EIGHT_BYTES))
        .putLong(Long.parseUnsignedLong(length, 16))
        .putInt(0x37fa213d)
        .array();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 126, 1_000})
  @Tag("FRM-09")
  void aFrameHasToBeMasked(int length) throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      peer.sendRaw(Frame.binary(new byte[length]).unmasked());
      CloseCode.expect(peer, 1002);
    }
    CloseCode.expectError(events);
  }

  /** Reserved opcodes and bits, control frames in fragments or too long. */
  @ParameterizedTest
  @CsvSource({
    "true, 0, 3, 1",
    "true, 0, 7, 1",
    "true, 0, 11, 1",
    "true, 0, 15, 1",
    "true, 7, 15, 1",
    "true, 1, 2, 1",
    "true, 2, 2, 1",
    "true, 4, 2, 1",
    "false, 0, 9, 1",
    "false, 0, 10, 0",
    "false, 0, 8, 0",
    "true, 0, 9, 126",
    "true, 0, 10, 126",
    "true, 0, 8, 126"
  })
  @Tag("FRM-09")
  void aHeaderThatTheProtocolForbidsIsRefused(boolean fin, int bits, int opcode, int length)
      throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      peer.send(new Frame(fin, bits, opcode, new byte[length]));
      CloseCode.expect(peer, 1002);
    }
    CloseCode.expectError(events);
  }

  @Test
  @Tag("FRM-09")
  void messagesBeforeAForbiddenHeaderAreDelivered() throws IOException {
    try (RawPeer peer = open("limited")) {
      events.expect("open true");
      peer.sendAll(
          Frame.text("first"), Frame.text("second"), new Frame(true, 1, Frame.TEXT, new byte[3]));
      peer.expectText("first");
      peer.expectText("second");
      CloseCode.expect(peer, 1002);
    }
    events.expect("text first", "text second");
    CloseCode.expectError(events);
  }

  /** The packets end anywhere, within headers, masks and payloads. */
  @Test
  void framesMayArriveInPieces() throws IOException {
    Random random = new Random(6455);
    try (RawPeer peer = open("roomy/bytes")) {
      for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 65_537}) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        byte[] bytes = Frame.binary(payload).masked();
        int at = 0;
        while (at < bytes.length) {
          int part = Math.min(bytes.length - at, at < 20 ? 1 : 1 + random.nextInt(20_000));
          peer.sendRaw(Arrays.copyOfRange(bytes, at, at + part));
          at += part;
          Thread.yield();
        }
        peer.expectMessage(Frame.BINARY, payload);
      }
    }
  }
}
