// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.SendHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The frames of one open connection, on their way to the container. Frames are sent by one thread
 * at a time, and by none while one that was sent without waiting has not gone.
 */
public interface FrameChannel {

  /** Whether the container takes frames. */
  boolean isOpen();

  /**
   * Sends a frame, and waits until the network has it; not at all, if frames are held.
   *
   * @param payload an array's, from its beginning to its end; not kept after the return
   * @param last whether it ends its message
   * @throws java.net.SocketTimeoutException if it took too long; the connection is of no use then
   */
  void send(Opcode opcode, ByteBuffer payload, boolean last) throws IOException;

  /**
   * Sends a frame without waiting; only where {@code asynchronousWrites} is among the engine's
   * capabilities.
   *
   * @param payload kept until it has gone
   * @param gone told what became of it, perhaps by this thread before the return
   */
  default void send(Opcode opcode, ByteBuffer payload, boolean last, SendHandler gone) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether more of the peer's frames, or a part of one, have been read than were delivered. Only
   * the thread that delivers them gets an exact answer. Never, where replies are not batched.
   */
  default boolean hasUnread() {
    return false;
  }

  /** Lets the container keep frames for a moment, to send them together. */
  default void hold() throws IOException {}

  /** Sends what is held, and holds nothing any more. */
  default void flush() throws IOException {}

  /**
   * Sends a close frame.
   *
   * @param patience how long the peer's will be awaited
   */
  void close(int statusCode, String reason, Duration patience) throws IOException;

  /**
   * Reads nothing more when the current message has been delivered. Called by the thread that
   * reads, within that delivery.
   *
   * @return false if this engine has no means to
   */
  default boolean pauseReading() {
    return false;
  }

  /** Reads on, after a successful {@link #pauseReading}; called by any thread. */
  default void resumeReading() {}

  /**
   * Acts on the peer's close frame, which was kept from the container.
   *
   * @param statusCode its code, 1005 if it has none
   */
  default void acceptClose(int statusCode, String reason) {}

  /** Ends the connection now, whatever its peer does. */
  void abort();

  /** The connection has ended: gives back what it held. */
  default void ended() {}
}
