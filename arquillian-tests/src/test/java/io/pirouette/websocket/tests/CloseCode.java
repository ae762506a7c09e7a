// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** A connection that is failed: by which code is told, for which reason is the engine's. */
final class CloseCode {

  private CloseCode() {}

  /** Expects a close frame with that code, answers it, and expects the connection's end. */
  static void expect(RawPeer peer, int code) throws IOException {
    expect(peer, Set.of(code));
  }

  /** Expects a close frame with one of these codes. */
  static void expect(RawPeer peer, Set<Integer> codes) throws IOException {
    Frame frame = peer.next();
    assertNotNull(frame, "the connection has ended without a close frame");
    answer(peer, frame, codes);
  }

  /** Answers what is to be a close frame with one of these codes. */
  static void answer(RawPeer peer, Frame frame, Set<Integer> codes) throws IOException {
    assertEquals(Frame.CLOSE, frame.opcode(), frame::toString);
    int code = ByteBuffer.wrap(frame.payload()).getChar();
    assertTrue(codes.contains(code), frame::toString);
    peer.answerClose(code);
  }

  /** Expects that the service is told, for whatever reason. */
  static void expectError(EventRecorder events) throws IOException {
    String error = events.next();
    assertTrue(error.startsWith("error CorruptedFrameException: "), error);
  }
}
