// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;

/** What may happen to a client, and what it is to tell its user. */
enum Fault {
  /** Nobody listens. */
  REFUSED_PORT(ConnectionException.class),
  /** An answer, but not the one that was hoped for. */
  NOT_FOUND(InvalidHandshakeException.class),
  /** The connection is reset after the handshake. */
  RESET(ConnectionClosureException.class),
  /** The request is never answered. */
  SILENT(HandshakeTimedOutException.class),
  /** No fault at all: the client closes and the server answers. */
  ORDERLY_CLOSE(null),
  /** The connection ends without a close frame. */
  DROPPED(ConnectionClosureException.class),
  /** A frame of a kind that does not exist. */
  MALFORMED_FRAME(CorruptedFrameException.class),
  /** The client closes while another of its threads is reading. */
  CLOSE_WHILE_READING(ConnectionClosureException.class);

  private final Class<?> expected;

  Fault(Class<?> expected) {
    this.expected = expected;
  }

  /** The class of exception that the user is to get, or "none". */
  String expected() {
    return expected == null ? "none" : expected.getSimpleName();
  }
}
