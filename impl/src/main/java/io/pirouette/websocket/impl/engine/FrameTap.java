// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine's view of one connection's frames and the connection meet: what the engine sees
 * of the peer's frames goes to the listener, and what the library knows of its own frames is asked
 * for by the engine while it sends them. The engine needs the tap while it negotiates the
 * handshake; the listener exists only once the connection is open.
 */
public final class FrameTap {

  /** More frames than these in one message are no message but an attack. */
  private static final int MAX_FRAMES = 65_536;

  private static final byte CONTINUATION = 0x0;
  private static final byte FIRST_CONTROL = 0x8;
  private static final byte PONG = 0xA;
  private static final byte[] NO_CODE = {};

  private final int maxFrameSize;

  /** Whether anybody asks for the times of frames. */
  private final boolean timed;

  /**
   * Null until the connection is open; written once, before the container reads the first frame.
   */
  private volatile @Nullable FrameListener listener;

  /** Frames of the message under way. Only the reading thread touches it. */
  private int frames;

  /** When the latest frame has arrived, by {@link System#nanoTime}. */
  private volatile long received;

  /** When the latest frame has arrived or gone. */
  private volatile long active;

  /** What the next frame of the library is. Guarded by the turn of those who send. */
  private volatile Opcode sending = Opcode.BINARY;

  private boolean sendingLast;

  /** Whether the library closes by itself. Set by any thread. */
  private volatile boolean closing;

  /** The answer to the peer's close frame, if it is left to the engine; null before it comes. */
  private volatile byte @Nullable [] closeAnswer;

  /** Null where the engine's reading cannot be held up; written once, before the upgrade. */
  private volatile @Nullable ReadSuspension suspension;

  /** Whether the connection ends without a close frame. Set by any thread. */
  private volatile boolean cut;

  /** Held while what the engine has held back is being sent. */
  private final Lock flushing = new ReentrantLock();

  /**
   * A tap.
   *
   * @param maxFrameSize the largest payload of one received frame, in bytes
   * @param timed whether the times of frames are of interest
   */
  public FrameTap(int maxFrameSize, boolean timed) {
    this.maxFrameSize = maxFrameSize;
    this.timed = timed;
  }

  /** The connection is open and wants to hear. */
  public void connect(FrameListener listener) {
    received(CONTINUATION);
    this.listener = listener;
  }

  /** The engine's reading can be held up. */
  public void suspendBy(ReadSuspension means) {
    this.suspension = means;
  }

  /** How the engine's reading can be held up; null if it cannot. */
  public @Nullable ReadSuspension suspension() {
    return suspension;
  }

  /** The largest payload of one received frame, in bytes. */
  public int maxFrameSize() {
    return maxFrameSize;
  }

  /** When the latest frame has arrived, by {@link System#nanoTime}; if times are of interest. */
  public long lastReceived() {
    return received;
  }

  /** When the latest frame has arrived or gone; if times are of interest. */
  public long lastActive() {
    return active;
  }

  /** A whole frame has arrived. Whether a pong counts as activity, its receiver decides. */
  public void received(byte opcode) {
    if (timed) {
      long now = System.nanoTime();
      received = now;
      if (opcode != PONG) {
        active = now;
      }
    }
  }

  /** A frame is being sent. */
  public void sent() {
    if (sending != Opcode.HEARTBEAT) {
      touch();
    }
  }

  /** The peer lives: a part of a frame has come, or what has arrived was not read meanwhile. */
  public void heard() {
    if (timed) {
      received = System.nanoTime();
    }
  }

  /** Something has happened that counts as activity. */
  public void touch() {
    if (timed) {
      active = System.nanoTime();
    }
  }

  /** Says what the next frame of the library is. */
  public void sending(Opcode opcode, boolean last) {
    sending = opcode;
    sendingLast = last;
  }

  /** What the frame that is being sent is, whatever the engine takes it for. */
  public Opcode sending() {
    return sending;
  }

  /** Whether the frame that is being sent ends its message. */
  public boolean isSendingLast() {
    return sendingLast;
  }

  /** The library closes by itself: its close frame is to be sent as it is. */
  public void closing() {
    closing = true;
  }

  /** The payload of the close frame that is being sent; null to leave it as it is. */
  public byte @Nullable [] closeAnswer() {
    return closing ? null : closeAnswer;
  }

  /** Sends what the engine has held back, or goes past that: one after the other. */
  public Lock flushing() {
    return flushing;
  }

  /** Lets no close frame pass from now on. */
  public void cut() {
    cut = true;
  }

  /** Whether a close frame is to be kept back. */
  public boolean isCut() {
    return cut;
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
   * A whole data frame has arrived.
   *
   * @return what the engine is to close with; null if nothing is wrong
   */
  public @Nullable CloseReason dataFrame(byte opcode, boolean last) {
    frames = opcode == CONTINUATION ? frames + 1 : 1;
    boolean tooMany = frames > MAX_FRAMES;
    if (last) {
      frames = 0;
    }
    return tooMany
        ? tooLarge("Max number of " + MAX_FRAMES + " frames in a message has been exceeded.")
        : null;
  }

  /** Whether frames of that kind may come between those of a message. */
  public static boolean isControl(byte opcode) {
    return opcode >= FIRST_CONTROL;
  }

  /**
   * The peer's close frame breaks RFC 6455, sections 5.5.1 and 7.4.
   *
   * @return what the engine is to close with; null if nothing is wrong
   */
  public @Nullable CloseReason closeViolation(byte[] payload) {
    if (payload.length == 0) {
      return null;
    }
    if (payload.length == 1) {
      return violation("A close frame of one byte");
    }
    int code = code(payload);
    if (!isAllowed(code)) {
      return violation("A close frame with status code " + code);
    }
    return reason(payload) == null ? violation("A close reason that is not UTF-8") : null;
  }

  private static int code(byte[] payload) {
    return ByteBuffer.wrap(payload).getChar();
  }

  private static @Nullable String reason(byte[] payload) {
    try {
      ByteBuffer reason = ByteBuffer.wrap(payload, Character.BYTES, payload.length - 2);
      return StandardCharsets.UTF_8.newDecoder().decode(reason).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isAllowed(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  /**
   * See {@link FrameListener#onCloseFrame}; for one without a violation.
   *
   * @return true if the container must not act on it now
   */
  public boolean closeFrame(byte[] payload) {
    FrameListener open = listener;
    closeAnswer = payload.length == 0 ? NO_CODE : Arrays.copyOf(payload, Character.BYTES);
    if (open == null) {
      return false;
    }
    return payload.length == 0
        ? open.onCloseFrame(CloseCodes.NO_STATUS_CODE.getCode(), "")
        : open.onCloseFrame(code(payload), Objects.requireNonNullElse(reason(payload), ""));
  }

  /** See {@link FrameListener#onConnectionEnd}. */
  public void connectionEnd() {
    FrameListener open = listener;
    if (open != null) {
      open.onConnectionEnd();
    }
  }

  /**
   * A frame over the limit has begun to arrive.
   *
   * @return what the engine is to close with
   */
  public CloseReason frameTooLarge() {
    return tooLarge("Max frame length of " + maxFrameSize + " has been exceeded.");
  }

  private CloseReason tooLarge(String reason) {
    FrameListener open = listener;
    if (open != null) {
      open.onTooLarge(reason);
    }
    return new CloseReason(CloseCodes.TOO_BIG, reason);
  }

  /**
   * The peer has broken the protocol in a way that the engine does not see.
   *
   * @return what the engine is to close with
   */
  public CloseReason violation(String reason) {
    return refusal(CloseCodes.PROTOCOL_ERROR, reason);
  }

  /**
   * The content of the peer's message is not what it has to be.
   *
   * @return what the engine is to close with
   */
  public CloseReason invalidPayload(String reason) {
    return refusal(CloseCodes.NOT_CONSISTENT, reason);
  }

  private CloseReason refusal(CloseCode code, String reason) {
    FrameListener open = listener;
    if (open != null) {
      open.onViolation(reason);
    }
    return new CloseReason(code, reason);
  }
}
