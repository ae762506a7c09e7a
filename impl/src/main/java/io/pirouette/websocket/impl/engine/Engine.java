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

  /**
   * Whether frames that arrive in one packet with the handshake are read. Where not, they would
   * park one of the container's threads for good.
   */
  boolean readsEarlyFrames();

  /**
   * Whether the engine answers pings without queueing its answers up for a peer that reads none.
   */
  boolean answersPings();

  /** What the endpoint is to be registered with, where the container has nothing of its own. */
  default List<Extension> extensions() {
    return List.of();
  }

  /**
   * Puts what the engine lacks between it and the peer.
   *
   * @param request a servlet container's request for an upgrade
   * @param tap the one that will be negotiated
   * @return what the container shall upgrade
   */
  default Object guard(Object request, FrameTap tap) {
    return request;
  }

  /**
   * Chooses the extensions of a connection and puts the tap among them.
   *
   * @param installed what the container offers; nothing if there is to be no compression
   * @param requested what the peer asks for, in its order
   * @param tap where to report the connection's frames
   * @return what the container shall apply
   */
  List<Extension> negotiate(List<Extension> installed, List<Extension> requested, FrameTap tap);

  /**
   * The frames of a connection that has opened.
   *
   * @param tap the one that was negotiated with it
   * @param writeTimeout how long the network may take for a frame
   */
  FrameChannel open(Session session, FrameTap tap, Duration writeTimeout);
}
