// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Compressor;
import io.pirouette.websocket.fixture.Decompressor;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A peer that has agreed on permessage-deflate with the server, and keeps to what was agreed. */
final class CompressingPeer implements AutoCloseable {

  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final int ANY_SIZE = Integer.MAX_VALUE;

  private final RawPeer peer;
  private final Compressor compressor;
  private final Decompressor decompressor;

  private CompressingPeer(RawPeer peer, String agreement) {
    this.peer = peer;
    this.compressor = new Compressor(!agreement.contains("client_no_context_takeover"));
    this.decompressor = new Decompressor(!agreement.contains("server_no_context_takeover"));
  }

  /** Offers, and expects to be answered. */
  static CompressingPeer open(URI uri, String offer) throws IOException {
    RawPeer peer = offering(uri, offer);
    List<String> answer = peer.answer().header(EXTENSIONS);
    assertEquals(1, answer.size(), answer::toString);
    assertTrue(answer.get(0).matches("permessage-deflate( *;.*)?"), answer::toString);
    return new CompressingPeer(peer, answer.get(0));
  }

  /** A connection for which offers are made, whatever the answer to them is. */
  static RawPeer offering(URI uri, String... offers) throws IOException {
    Handshake handshake = Handshake.of(uri);
    for (String offer : offers) {
      handshake.with(EXTENSIONS + ": " + offer);
    }
    return RawPeer.open(uri, handshake);
  }

  /** What was agreed on, with the name; empty if nothing was. */
  static String agreement(RawPeer peer) {
    return String.join(", ", peer.answer().header(EXTENSIONS)).replace(" ", "");
  }

  /** The connection itself. */
  RawPeer raw() {
    return peer;
  }

  /** Sends a compressed message in frames of so many bytes. */
  void send(int opcode, byte[] message, int size) throws IOException {
    peer.sendAll(compressor.frames(opcode, message, size));
  }

  /** Expects a whole message, compressed or not. */
  void expect(int opcode, byte[] message) throws IOException {
    assertEquals(new Frame(true, 0, opcode, message), next());
  }

  /** The next message as one frame, inflated; or a control frame. */
  Frame next() throws IOException {
    return decompressor.next(peer, ANY_SIZE);
  }

  @Override
  public void close() throws IOException {
    try (peer;
        compressor;
        decompressor) {
      // All three have to be given back.
    }
  }
}
