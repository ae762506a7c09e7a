// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import io.pirouette.websocket.Capabilities;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;

/**
 * A container's WebSocket engine: what it can do beyond the standard API, and which of its faults
 * the gate has to stand in for. Stateless, shared by all connections.
 */
public interface Engine {

  /** The name of the pseudo-extension that carries a tap, never to be seen by a peer. */
  String TAP_EXTENSION = "x-pirouette-tap";

  /** What can be done on this engine. */
  Capabilities capabilities();

  /** Whether taps see frames, so that pings, frame sizes and the peer's close frame are known. */
  boolean seesFrames();

  /**
   * Whether frames that arrive in one packet with the handshake are read. Where not, they would
   * park one of the container's threads for good.
   */
  boolean readsEarlyFrames();

  /**
   * Whether the connection outlives the close frame it sends, so that the peer's can be awaited. If
   * so the tap reports the connection's end.
   */
  boolean awaitsCloseFrame();

  /**
   * Chooses the extensions of a connection and puts the tap among them.
   *
   * @param installed what the container offers
   * @param requested what the peer asks for, in its order
   * @param tap where to report the connection's frames
   * @return what the container shall apply
   */
  List<Extension> negotiate(List<Extension> installed, List<Extension> requested, FrameTap tap);

  /** Tells the container how long the peer's close frame will be awaited, before ours is sent. */
  default void expectCloseFrame(Session session, Duration timeout) {}

  /**
   * Reads nothing more of a connection when the current message has been delivered. Called by the
   * thread that reads, within that delivery.
   *
   * @return false if this engine has no means to
   */
  default boolean pauseReading(Session session) {
    return false;
  }

  /** Reads on, after a successful {@link #pauseReading}; called by any thread. */
  default void resumeReading(Session session) {}

  /**
   * Acts on the peer's close frame, which was kept from the container.
   *
   * @param statusCode its code, 1005 if it has none
   */
  default void acceptClose(Session session, int statusCode, String reason) {}

  /** Ends a connection now, whatever its peer does. */
  void abort(Session session);
}
