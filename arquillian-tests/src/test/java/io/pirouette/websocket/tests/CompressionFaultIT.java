// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Compressor;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer may do wrong with permessage-deflate. */
class CompressionFaultIT extends EventsApplication {

  private static final String DEFLATE = "permessage-deflate";
  private static final int COMPRESSED = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate; unknown",
        "permessage-deflate; server_max_window_bits=8",
        "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=015",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=many",
        "permessage-deflate; server_no_context_takeover=yes",
        "permessage-deflate; client_no_context_takeover=1",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflated",
        "unheard-of; a=b"
      })
  @Tag("CPR-01")
  @Tag("T28")
  void anOfferThatCannotBeAcceptedIsDeclined(String offer) throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("roomy/quiet"), offer)) {
      assertEquals("", CompressingPeer.agreement(peer));
      peer.sendText("x".repeat(1_000));
      peer.expectText("x".repeat(1_000));
    }
  }

  @Test
  @Tag("CPR-01")
  void theFirstOfferThatCanBeAcceptedIs() throws IOException {
    String[] offers = {
      "unheard-of, permessage-deflate; server_max_window_bits=9",
      "permessage-deflate; server_max_window_bits=15, permessage-deflate"
    };
    try (RawPeer peer = CompressingPeer.offering(at("roomy/quiet"), offers)) {
      String agreement = CompressingPeer.agreement(peer);
      assertTrue(agreement.startsWith(DEFLATE), agreement);
      assertTrue(agreement.contains(";server_max_window_bits=15"), agreement);
      assertEquals(agreement.indexOf(DEFLATE), agreement.lastIndexOf(DEFLATE), agreement);
    }
  }

  @Test
  @Tag("CPR-01")
  void thatTheServerBeginsEachMessageAnewIsAgreedTo() throws IOException {
    String offer = "permessage-deflate; server_no_context_takeover";
    try (RawPeer peer = CompressingPeer.offering(at("roomy/quiet"), offer)) {
      List<String> agreement = List.of(CompressingPeer.agreement(peer).split(";"));
      assertTrue(agreement.contains("server_no_context_takeover"), agreement::toString);
    }
  }

  /** A kind of block that there is not, a length that is not its complement, too far back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffffffff",
        "06ffffffffffff",
        "000500faf048656c6c6f00",
        "f200110000",
        "5a8b41c6d9e30f72a4bb0c9d1e6f"
      })
  @Tag("T28")
  void whatIsNotCompressedEndsTheConnectionAndIsNotHandedOn(String payload) throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("limited"), DEFLATE)) {
      events.expect("open true");
      peer.send(new Frame(true, COMPRESSED, Frame.BINARY, hex(payload)));
      CloseCode.expect(peer, Set.of(1002, 1007));
    }
    CloseCode.expectError(events);
  }

  /** The second frame is not compressed data, but the bit stands on the first one. */
  @Test
  @Tag("T28")
  void whatIsNotCompressedInAContinuationIsNotHandedOn() throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("limited"), DEFLATE)) {
      events.expect("open true");
      peer.sendAll(
          new Frame(false, COMPRESSED, Frame.BINARY, hex("f248cdc9c907000000ffff")),
          new Frame(true, 0, Frame.CONTINUATION, hex("ffffffff")));
      CloseCode.expect(peer, Set.of(1002, 1007));
    }
    CloseCode.expectError(events);
  }

  /** RFC 7692 section 7.2.3.4 allows such a block; to give up is no harm, to hang is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f348cdc9c9070000",
        "f348cdc9c90700",
        "f348cdc9c9070000ffff",
        "f348cdc9c90700f248cdc9c90700",
        "f348cdc9c90700 f348cdc9c90700 f348cdc9c90700 00",
        "0300030003000300 0300030003000300"
      })
  @Tag("T28")
  void aLastBlockIsReadOrEndsTheConnection(String payload) throws IOException {
    for (int size : new int[] {1_000, 3}) {
      try (CompressingPeer peer = CompressingPeer.open(at("limited/quiet"), DEFLATE)) {
        peer.raw().sendAll(Compressor.framesOf(Frame.TEXT, hex(payload), size));
        Frame answer = peer.next();
        if (answer.opcode() == Frame.CLOSE) {
          CloseCode.answer(peer.raw(), answer, Set.of(1002, 1007));
        } else {
          String text = answer.payloadAsText();
          assertTrue(text.isEmpty() || text.startsWith("Hello"), answer::toString);
        }
      }
    }
  }

  /** Some containers read such a message as if it went on with its end. */
  @ParameterizedTest
  @ValueSource(strings = {"f2", "f248cd", "f248cdc9c9", "000500faff48656c"})
  @Tag("T28")
  @Tag("payara")
  void aMessageThatEndsWithinABlockEndsTheConnection(String payload) throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("limited"), DEFLATE)) {
      events.expect("open true");
      peer.send(new Frame(true, COMPRESSED, Frame.BINARY, hex(payload)));
      CloseCode.expect(peer, 1007);
    }
    CloseCode.expectError(events);
  }

  /** On a continuation, on control frames, with other bits, and twice. */
  @ParameterizedTest
  @CsvSource({
    "0248cdc9c90700, 4, 0",
    "6e6f, 4, 9",
    "6e6f, 4, 10",
    "03e8, 4, 8",
    "f248cdc9c90700, 6, 1",
    "f248cdc9c90700, 5, 1",
    "f248cdc9c90700, 2, 1"
  })
  @Tag("FRM-09")
  @Tag("T28")
  void theBitForCompressionBelongsOnTheFirstFrameOnly(String payload, int bits, int opcode)
      throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("limited"), DEFLATE)) {
      events.expect("open true");
      if (opcode == Frame.CONTINUATION) {
        peer.send(new Frame(false, COMPRESSED, Frame.TEXT, hex("f248cdc9")));
      }
      peer.send(new Frame(true, bits, opcode, hex(payload)));
      CloseCode.expect(peer, Set.of(1002));
    }
    CloseCode.expectError(events);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limited", "plain"})
  @Tag("CPR-02")
  @Tag("FRM-09")
  @Tag("T28")
  void theBitForCompressionIsRefusedIfNothingWasAgreed(String service) throws IOException {
    String offer = service.equals("plain") ? DEFLATE : "unheard-of";
    try (RawPeer peer = CompressingPeer.offering(at(service), offer)) {
      events.expect("open true");
      peer.send(new Frame(true, COMPRESSED, Frame.TEXT, hex("f248cdc9c90700")));
      CloseCode.expect(peer, Set.of(1002));
    }
    CloseCode.expectError(events);
  }

  @Test
  @Tag("T28")
  void aCompressedTextHasToBeUtf8() throws IOException {
    try (RawPeer peer = CompressingPeer.offering(at("limited"), DEFLATE);
        Compressor compressor = new Compressor(false)) {
      events.expect("open true");
      peer.sendAll(compressor.frames(Frame.TEXT, hex("6162ff"), 1_000));
      CloseCode.expect(peer, Set.of(1007));
    }
    CloseCode.expectError(events);
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replace(" ", ""));
  }
}
