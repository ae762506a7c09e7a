// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permessage-deflate (RFC 7692): agreed to, switched off, and what messages may inflate to. */
class CompressionIT extends EventsApplication {

  private static final int MIB = 1024 * 1024;
  private static final String DEFLATE = "permessage-deflate";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; server_max_window_bits=15; client_max_window_bits=15"
      })
  @Tag("CPR-01")
  void messagesAreTheSameWithCompression(String offer) throws IOException {
    expectTheSame(offer);
  }

  @Test
  @Tag("recent")
  @Tag("CPR-01")
  void messagesAreTheSameIfEachIsCompressedByItself() throws IOException {
    expectTheSame("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
  }

  private void expectTheSame(String offer) throws IOException {
    try (CompressingPeer bytes = CompressingPeer.open(at("roomy/bytes"), offer);
        CompressingPeer texts = CompressingPeer.open(at("roomy/quiet"), offer)) {
      for (byte[] message : messages()) {
        bytes.send(Frame.BINARY, message, MIB);
        bytes.expect(Frame.BINARY, message);
      }
      for (int count : new int[] {0, 1, 30, 5_000}) {
        byte[] text = "水 and 🎈 ".repeat(count).getBytes(UTF_8);
        texts.send(Frame.TEXT, text, 7_001);
        texts.expect(Frame.TEXT, text);
      }
    }
  }

  private static List<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    Random random = new Random(7692);
    for (int size : new int[] {0, 1, 125, 126, 255, 256, 8_192, 65_535, 65_536, 65_537, 200_000}) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      messages.add(noise);
      messages.add(new byte[size]);
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(ints = {997, 65_536, MIB})
  @Tag("CPR-01")
  void aLongMessageArrivesUnharmed(int size) throws IOException {
    byte[] message = new byte[MIB];
    Random random = new Random(size);
    for (int from = 0; from < MIB; from += 4_096) {
      // Pages of noise, of one byte each, and of what was there before.
      switch (random.nextInt(3)) {
        case 0 -> Arrays.fill(message, from, from + 4_096, (byte) from);
        case 1 -> System.arraycopy(message, from / 2, message, from, Math.min(from / 2, 4_096));
        default -> {
          byte[] noise = new byte[4_096];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, message, from, noise.length);
        }
      }
    }
    try (CompressingPeer peer = CompressingPeer.open(at("roomy/bytes"), DEFLATE)) {
      for (int i = 0; i < 3; i++) {
        peer.send(Frame.BINARY, message, size);
        peer.expect(Frame.BINARY, message);
      }
    }
  }

  @Test
  @Tag("CPR-01")
  void pingsMayComeBetweenTheFramesOfACompressedMessage() throws IOException {
    try (CompressingPeer peer = CompressingPeer.open(at("roomy/quiet"), DEFLATE)) {
      // "Hello" of RFC 7692 section 7.2.3.1, and a message that is not compressed.
      peer.raw()
          .sendAll(
              new Frame(false, 4, Frame.TEXT, new byte[] {(byte) 0xf2, 0x48, (byte) 0xcd}),
              Frame.control(Frame.PING, "between"),
              new Frame(
                  true, 0, Frame.CONTINUATION, new byte[] {(byte) 0xc9, (byte) 0xc9, 0x07, 0x00}),
              Frame.text("not compressed"));
      peer.raw().expect(Frame.control(Frame.PONG, "between"));
      peer.expect(Frame.TEXT, "Hello".getBytes(UTF_8));
      peer.expect(Frame.TEXT, "not compressed".getBytes(UTF_8));
    }
  }

  @Test
  @Tag("CPR-02")
  void nothingIsAgreedToIfTheServiceSwitchesItOff() throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("plain"), DEFLATE)) {
      events.expect("open true");
      assertEquals("", CompressingPeer.agreement(peer));
      peer.sendText("x".repeat(1_000));
      peer.expectText("x".repeat(1_000));
      events.expect("text " + "x".repeat(1_000));
    }
    events.expect("close 1000 ''");
  }

  @Test
  @Tag("CPR-02")
  void nothingIsAgreedToIfThePeerOffersNothing() throws IOException {
    try (RawPeer peer = RawPeer.open(at("roomy/quiet"))) {
      assertEquals("", CompressingPeer.agreement(peer));
      peer.sendText("x".repeat(1_000));
      peer.expectText("x".repeat(1_000));
    }
  }

  /** A frame by itself is over the limit, or has grown to just the limit before. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("CPR-03")
  @Tag("FRM-02")
  void aFrameIsMeasuredInflated(boolean afterOthers) throws IOException {
    try (CompressingPeer peer = CompressingPeer.open(at("limited"), DEFLATE)) {
      events.expect("open true");
      if (afterOthers) {
        peer.send(Frame.BINARY, new byte[1_000], 1_000);
        peer.expect(Frame.BINARY, new byte[1_000]);
        events.expect("binary 1000");
      }
      peer.send(Frame.BINARY, new byte[1_001], 1_000);
      peer.raw().expectClose(1009, "Max frame length of 1000 has been exceeded.");
    }
    events.expect("error PayloadTooLargeException: Max frame length of 1000 has been exceeded.");
  }

  /** 64 MiB of zeros are some 65 thousand bytes. */
  @Test
  @Tag("CPR-03")
  @Tag("T27")
  void aBombInOneFrameIsStoppedAtTheLimitOfFrames() throws IOException {
    try (CompressingPeer bystander = CompressingPeer.open(at("roomy/quiet"), DEFLATE);
        CompressingPeer peer = CompressingPeer.open(at("roomy/bytes"), DEFLATE)) {
      peer.send(Frame.BINARY, new byte[10], MIB);
      peer.expect(Frame.BINARY, new byte[10]);
      peer.send(Frame.BINARY, new byte[64 * MIB], MIB);
      peer.raw().expectClose(1009, "Max frame length of 2097152 has been exceeded.");
      events.expect("error Max frame length of 2097152 has been exceeded.");
      bystander.send(Frame.TEXT, "still here".getBytes(UTF_8), MIB);
      bystander.expect(Frame.TEXT, "still here".getBytes(UTF_8));
    }
  }

  /** The last fragment is the one too many, so that nothing is left unread when it ends. */
  @Test
  @Tag("CPR-03")
  @Tag("T27")
  void aBombInFragmentsIsStoppedAtTheLimitOfMessages() throws IOException {
    int length = 16 * MIB + 100;
    try (CompressingPeer peer = CompressingPeer.open(at("roomy/bytes"), DEFLATE)) {
      peer.send(Frame.BINARY, new byte[10], MIB);
      peer.expect(Frame.BINARY, new byte[10]);
      peer.send(Frame.BINARY, new byte[length], 1_500);
      peer.raw().expectClose(1009, "Max message length of 16777216 has been exceeded.");
      events.expect("error Max message length of 16777216 has been exceeded.");
    }
  }
}
