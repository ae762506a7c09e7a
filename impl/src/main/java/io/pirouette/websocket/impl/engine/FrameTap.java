// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

  /**
   * See {@link FrameListener#onCloseFrame}. A payload that RFC 6455 section 7.4 does not allow is
   * not passed on, or not kept from the container, which closes for it and says so itself.
   *
   * @return true if the container must not act on it
   */
  public boolean closeFrame(byte[] payload) {
    FrameListener open = listener;
    if (open == null) {
      return false;
    }
    ByteBuffer unread = ByteBuffer.wrap(payload);
    if (payload.length == 0) {
      return open.onCloseFrame(CloseCodes.NO_STATUS_CODE.getCode(), "");
    }
    if (payload.length > 1) {
      try {
        int code = unread.getChar();
        String reason = StandardCharsets.UTF_8.newDecoder().decode(unread).toString();
        return open.onCloseFrame(code, reason);
      } catch (CharacterCodingException e) {
        // The container finds it too.
      }
    }
    return false;
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
    String reason = "Max frame length of " + maxFrameSize + " has been exceeded.";
    FrameListener open = listener;
    if (open != null) {
      open.onFrameTooLarge(reason);
    }
    return new CloseReason(CloseCodes.TOO_BIG, reason);
  }
}
