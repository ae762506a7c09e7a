// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what arrives into whole frames. Each header is judged as soon as it is there (RFC 6455
 * section 5.2), so that a frame that only claims to be long takes no memory. For one thread at a
 * time.
 */
public final class FrameReader {

  /** What a frame is given at first; more when its bytes have come. */
  private static final int FIRST_BUFFER = 8192;

  private static final int NO_STATUS_CODE = 1005;

  private final FrameHeader header;
  private final FrameCodec codec;
  private final FrameListener listener;

  /** The beginning of a frame whose rest has not come; empty between frames. */
  private byte[] partial = {};

  /** The close frame has come, after which nothing counts (RFC 6455 section 5.5.1). */
  private boolean closed;

  /** How much of {@link #partial} has come. */
  private int length;

  /** Reads frames of at most a size; those with data go on to the codec. */
  public FrameReader(int maxFrameSize, FrameCodec codec, FrameListener listener) {
    this.header = new FrameHeader(maxFrameSize, codec.isCompressed());
    this.codec = codec;
    this.listener = listener;
  }

  /**
   * Takes all bytes of a buffer.
   *
   * @throws Violation if they break a rule
   */
  public void read(ByteBuffer arrived) {
    while (arrived.hasRemaining() && !closed) {
      if (length == 0) {
        readWhole(arrived);
      } else {
        complete(arrived);
      }
    }
  }

  /** Forgets what has come of a frame: the rest will not be read. */
  public void release() {
    partial = new byte[0];
    length = 0;
  }

  /** The usual case: the frame is in the buffer as a whole. */
  private void readWhole(ByteBuffer arrived) {
    if (header.parse(arrived) && arrived.remaining() >= header.frameLength()) {
      int end = arrived.position() + (int) header.frameLength();
      ByteBuffer frame = arrived.slice(arrived.position(), (int) header.frameLength());
      arrived.position(end);
      deliver(frame);
    } else {
      keep(arrived, arrived.remaining());
    }
  }

  private void complete(ByteBuffer arrived) {
    boolean known = header.parse(ByteBuffer.wrap(partial, 0, length));
    long missing = known ? header.frameLength() - length : 1;
    keep(arrived, (int) Math.min(missing, arrived.remaining()));
    if (header.parse(ByteBuffer.wrap(partial, 0, length)) && length == header.frameLength()) {
      ByteBuffer frame = ByteBuffer.wrap(partial, 0, length);
      partial = new byte[0];
      length = 0;
      deliver(frame);
    }
  }

  private void keep(ByteBuffer arrived, int count) {
    if (length + count > partial.length) {
      partial = Arrays.copyOf(partial, Math.max(2 * partial.length, roomFor(length + count)));
    }
    arrived.get(partial, length, count);
    length += count;
  }

  private static int roomFor(int count) {
    return Math.max(count, Math.min(FIRST_BUFFER, 4 * count));
  }

  private void deliver(ByteBuffer frame) {
    header.accept();
    if (header.isControl()) {
      byte[] payload = new byte[frame.remaining() - header.length()];
      frame.get(frame.position() + header.length(), payload);
      control(header.opcode(), payload);
    } else {
      codec.decode(frame);
    }
  }

  private void control(int opcode, byte[] payload) {
    switch (opcode) {
      case FrameHeader.PING -> listener.ping(payload);
      case FrameHeader.PONG -> listener.pong(payload);
      default -> close(payload);
    }
  }

  private void close(byte[] payload) {
    closed = true;
    if (payload.length == 0) {
      listener.close(NO_STATUS_CODE, "");
      return;
    }
    if (payload.length == 1) {
      throw Violation.corrupted("A close frame with a status code of one byte has been received");
    }
    ByteBuffer content = ByteBuffer.wrap(payload);
    int statusCode = content.getChar();
    if (!allowed(statusCode)) {
      throw Violation.corrupted(
          "A close frame with the status code " + statusCode + " has been received");
    }
    try {
      String reason = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
      listener.close(statusCode, reason);
    } catch (CharacterCodingException e) {
      throw Violation.invalidPayload("A close frame's reason is not UTF-8", e);
    }
  }

  /** Those of RFC 6455 section 7.4 and of its registry that may be on the wire. */
  private static boolean allowed(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
