// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

/** Hears of a connection's single frames, on the thread that reads them. Never throws. */
public interface FrameListener {

  /**
   * A ping has arrived.
   *
   * @return true if it is answered, or meant to have no answer; false to have the engine answer it
   */
  boolean onPing(byte[] payload);

  /** A pong has arrived. */
  void onPong(byte[] payload);

  /**
   * The peer's close frame has arrived. The container acts on it after this call, or else when
   * {@link FrameChannel#acceptClose} is called.
   *
   * @param statusCode its code, 1005 if it has none
   * @param reason its reason, empty if it has none
   * @return true to keep the container from acting on it; only if {@link FrameChannel#pauseReading}
   *     has succeeded within this call
   */
  boolean onCloseFrame(int statusCode, String reason);

  /** The engine has let go of the connection; nothing comes after this. */
  void onConnectionEnd();

  /** A limit is exceeded; the engine closes with 1009 after this call. */
  void onTooLarge(String reason);

  /** The peer has broken the protocol; the engine closes after this call. */
  void onViolation(String reason);
}
