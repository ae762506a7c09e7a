// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.deflate.MessageDeflater;
import io.pirouette.websocket.impl.deflate.MessageInflater;
import java.util.function.LongSupplier;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * The frames of a connection on which messages may be compressed (RFC 7692), for either end of it.
 * One thread at a time may inflate, and one deflate; any may release.
 */
public final class DeflatedFrames {

  /** Shorter messages are sent as they are: they would hardly shrink, and cost a compressor. */
  private static final int WORTHWHILE = 256;

  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;

  private final MessageInflater inflater;
  private final MessageDeflater deflater;

  /** Whether the message that is being received is compressed. */
  private boolean inflating;

  /** Whether the message that is being sent is compressed. */
  private boolean deflating;

  /** The frames of a new connection. */
  public DeflatedFrames(MessageInflater inflater, MessageDeflater deflater) {
    this.inflater = inflater;
    this.deflater = deflater;
  }

  /**
   * A received frame, inflated if its message is compressed. Its order and its reserved bits have
   * been checked.
   *
   * @param room how many bytes it may inflate to at most
   * @throws io.pirouette.websocket.impl.deflate.InflatedTooLargeException if there are more
   * @throws io.pirouette.websocket.impl.deflate.CorruptDeflateException if it cannot be inflated
   * @throws IllegalStateException once released
   */
  public Frame inflate(Frame frame, LongSupplier room) {
    if (frame.getOpcode() >= CLOSE) {
      return frame;
    }
    if (frame.getOpcode() != CONTINUATION) {
      inflating = frame.isRsv1();
    }
    if (!inflating) {
      return frame;
    }
    synchronized (inflater) {
      byte[] payload = inflater.inflate(frame.getPayloadData(), frame.isFin(), room.getAsLong());
      return Frame.builder(frame).rsv1(false).payloadData(payload).build();
    }
  }

  /**
   * A frame to be sent, deflated if that is worthwhile.
   *
   * @throws IllegalStateException once released
   */
  public Frame deflate(Frame frame) {
    if (frame.getOpcode() >= CLOSE) {
      return frame;
    }
    boolean first = frame.getOpcode() != CONTINUATION;
    if (first) {
      deflating = !frame.isFin() || frame.getPayloadLength() >= WORTHWHILE;
    }
    if (!deflating) {
      return frame;
    }
    synchronized (deflater) {
      byte[] payload = deflater.deflate(frame.getPayloadData(), frame.isFin());
      return Frame.builder(frame).rsv1(first).payloadData(payload).build();
    }
  }

  /** Gives back what decompression holds. */
  public void releaseInflater() {
    synchronized (inflater) {
      inflater.close();
    }
  }

  /** Gives back what compression holds. */
  public void releaseDeflater() {
    synchronized (deflater) {
      deflater.close();
    }
  }
}
