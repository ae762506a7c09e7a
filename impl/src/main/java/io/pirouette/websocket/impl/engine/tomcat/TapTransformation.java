// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.MessagePart;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationResult;
import org.apache.tomcat.websocket.WsIOException;
import org.jspecify.annotations.Nullable;

/**
 * The head of a connection's pipeline: everything read passes through {@link #getMoreData}, piece
 * by piece, on the reading thread; everything written through {@link #sendMessagePart}.
 */
final class TapTransformation implements Transformation {

  private static final Extension NAMELESS = new Nameless();

  private final FrameTap tap;

  /** The rest of the pipeline; null until the container has put it together. */
  private @Nullable Transformation next;

  /** Payload bytes of the current frame so far. Only the reading thread touches it. */
  private long frameSize;

  /**
   * The buffer of a ping that the service has answered: the container is about to send that very
   * buffer as its own pong, which is then dropped. Set by the reading thread; writing threads look
   * at it too, but have no buffer that is this one.
   */
  private @Nullable ByteBuffer answeredPing;

  TapTransformation(FrameTap tap) {
    this.tap = tap;
  }

  @Override
  public void setNext(Transformation transformation) {
    if (next == null) {
      next = transformation;
    } else {
      next.setNext(transformation);
    }
  }

  @Override
  public TransformationResult getMoreData(byte opCode, boolean fin, int rsv, ByteBuffer dest)
      throws IOException {
    int before = dest.position();
    TransformationResult result = read(opCode, fin, rsv, dest);
    countPayload(dest.position() - before);
    if (result == TransformationResult.END_OF_FRAME) {
      frameSize = 0;
      tap.received(opCode);
      if (FrameTap.isControl(opCode)) {
        return endOfControlFrame(opCode, dest) ? TransformationResult.UNDERFLOW : result;
      }
      refuse(tap.dataFrame(opCode, fin));
    }
    return result;
  }

  /** What cannot be inflated would look like a loss. */
  private TransformationResult read(byte opCode, boolean fin, int rsv, ByteBuffer dest)
      throws IOException {
    try {
      return next().getMoreData(opCode, fin, rsv, dest);
    } catch (IOException e) {
      if (e.getCause() instanceof DataFormatException) {
        throw new WsIOException(tap.invalidPayload("A compressed message cannot be inflated"));
      }
      throw e;
    }
  }

  private void countPayload(int bytes) throws WsIOException {
    if (bytes > 0) {
      tap.heard();
    }
    frameSize += bytes;
    if (frameSize > tap.maxFrameSize()) {
      throw new WsIOException(tap.frameTooLarge());
    }
  }

  private static void refuse(@Nullable CloseReason reason) throws WsIOException {
    if (reason != null) {
      throw new WsIOException(reason);
    }
  }

  /**
   * Control frames are never split (RFC 6455, 5.5), so the buffer holds the whole payload.
   *
   * @return true if the container shall not know that the frame has ended
   */
  private boolean endOfControlFrame(byte opCode, ByteBuffer dest) throws WsIOException {
    byte[] payload = payload(dest);
    switch (opCode) {
      case Constants.OPCODE_PING -> {
        if (tap.ping(payload)) {
          answeredPing = dest;
        }
      }
      case Constants.OPCODE_PONG -> tap.pong(payload);
      case Constants.OPCODE_CLOSE -> {
        refuse(tap.closeViolation(payload));
        return tap.closeFrame(payload);
      }
      default -> {}
    }
    return false;
  }

  private static byte[] payload(ByteBuffer dest) {
    byte[] payload = new byte[dest.position()];
    dest.get(0, payload);
    return payload;
  }

  /** The container takes nothing for a frame that an extension keeps for later. */
  @Override
  public List<MessagePart> sendMessagePart(List<MessagePart> messageParts) throws IOException {
    if (tap.isCut()) {
      return List.of();
    }
    MessagePart part = messageParts.get(0);
    switch (part.getOpCode()) {
      case Constants.OPCODE_PONG -> {
        if (part.getPayload() == answeredPing) {
          answeredPing = null;
          return List.of();
        }
        awaitFlush();
      }
      case Constants.OPCODE_CLOSE -> replace(part.getPayload());
      default -> {}
    }
    tap.sent();
    return next().sendMessagePart(messageParts);
  }

  /** A pong must not go past those that are held. */
  private void awaitFlush() {
    tap.flushing().lock();
    tap.flushing().unlock();
  }

  /** The container's answer has a reason, and of some codes it makes 1002. */
  private void replace(ByteBuffer closeFrame) {
    byte[] answer = tap.closeAnswer();
    if (answer != null) {
      closeFrame.clear().put(answer).flip();
    }
  }

  /** Without a name, the container writes nothing but a comma, which the gate takes out. */
  @Override
  public Extension getExtensionResponse() {
    return NAMELESS;
  }

  @Override
  public boolean validateRsvBits(int i) {
    return next == null || next.validateRsvBits(i);
  }

  /** The container does not mind a continuation that is marked as compressed. */
  @Override
  public boolean validateRsv(int rsv, byte opCode) {
    boolean misplaced = rsv != 0 && opCode == Constants.OPCODE_CONTINUATION;
    return !misplaced && next().validateRsv(rsv, opCode);
  }

  @Override
  public void close() {
    next().close();
    tap.connectionEnd();
  }

  private Transformation next() {
    if (next == null) {
      throw new IllegalStateException("the pipeline is not complete");
    }
    return next;
  }

  private record Nameless() implements Extension {

    @Override
    public String getName() {
      return "";
    }

    @Override
    public List<Parameter> getParameters() {
      return List.of();
    }
  }
}
