// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Carries what an engine sees of one connection's frames to its listener. The engine needs the tap
 * while it negotiates the handshake; the listener exists only once the connection is open.
 */
public final class FrameTap {

  private final int maxFrameSize;

  /**
   * Null until the connection is open; written once, before the container reads the first frame.
   */
  private volatile @Nullable FrameListener listener;

  /**
   * A tap.
   *
   * @param maxFrameSize the largest payload of one received frame, in bytes
   */
  public FrameTap(int maxFrameSize) {
    this.maxFrameSize = maxFrameSize;
  }

  /** The connection is open and wants to hear. */
  public void connect(FrameListener listener) {
    this.listener = listener;
  }

  /** The largest payload of one received frame, in bytes. */
  public int maxFrameSize() {
    return maxFrameSize;
  }

  /** See {@link FrameListener#onPing}. */
  public boolean ping(byte[] payload) {
    FrameListener open = listener;
    return open != null && open.onPing(payload);
  }

  /** See {@link FrameListener#onPong}. */
  public void pong(byte[] payload) {
    FrameListener open = listener;
    if (open != null) {
      open.onPong(payload);
    }
  }

  /** See {@link FrameListener#onCloseFrame}; the payload is as RFC 6455 section 5.5.1 has it. */
  public void closeFrame(byte[] payload) {
    FrameListener open = listener;
    if (open == null) {
      return;
    }
    if (payload.length < 2) {
      open.onCloseFrame(CloseCodes.NO_STATUS_CODE.getCode(), "");
    } else {
      int code = ByteBuffer.wrap(payload).getChar();
      open.onCloseFrame(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }
  }

  /** See {@link FrameListener#onConnectionEnd}. */
  public void connectionEnd() {
    FrameListener open = listener;
    if (open != null) {
      open.onConnectionEnd();
    }
  }

  /**
   * See {@link FrameListener#onFrameTooLarge}.
   *
   * @return what the engine is to close with
   */
  public CloseReason frameTooLarge() {
    FrameListener open = listener;
    if (open != null) {
      open.onFrameTooLarge(maxFrameSize);
    }
    return new CloseReason(
        CloseCodes.TOO_BIG, "Max frame length of " + maxFrameSize + " has been exceeded.");
  }
}
