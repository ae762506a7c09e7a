// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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

  /** Whether the connection ends without a close frame. Set by any thread. */
  private volatile boolean cut;

  TapTransformation(FrameTap tap) {
    this.tap = tap;
  }

  /** Lets no close frame pass from now on. */
  void cut() {
    cut = true;
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
    TransformationResult result = next().getMoreData(opCode, fin, rsv, dest);
    countPayload(dest.position() - before);
    if (result == TransformationResult.END_OF_FRAME) {
      frameSize = 0;
      if (endOfFrame(opCode, dest)) {
        return TransformationResult.UNDERFLOW;
      }
    }
    return result;
  }

  private void countPayload(int bytes) throws WsIOException {
    frameSize += bytes;
    if (frameSize > tap.maxFrameSize()) {
      throw new WsIOException(tap.frameTooLarge());
    }
  }

  /**
   * Control frames are never split (RFC 6455, 5.5), so the buffer holds the whole payload.
   *
   * @return true if the container shall not know that the frame has ended
   */
  private boolean endOfFrame(byte opCode, ByteBuffer dest) {
    switch (opCode) {
      case Constants.OPCODE_PING -> {
        if (tap.ping(payload(dest))) {
          answeredPing = dest;
        }
      }
      case Constants.OPCODE_PONG -> tap.pong(payload(dest));
      case Constants.OPCODE_CLOSE -> {
        return tap.closeFrame(payload(dest));
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

  @Override
  public List<MessagePart> sendMessagePart(List<MessagePart> messageParts) throws IOException {
    List<MessagePart> kept = messageParts;
    for (MessagePart part : messageParts) {
      if (cut && part.getOpCode() == Constants.OPCODE_CLOSE) {
        // The container takes nothing for a frame that an extension keeps for later.
        return List.of();
      }
      if (part.getOpCode() == Constants.OPCODE_PONG && part.getPayload() == answeredPing) {
        kept = new ArrayList<>(messageParts);
        kept.remove(part);
        answeredPing = null;
        break;
      }
    }
    return next().sendMessagePart(kept);
  }

  @Override
  public Extension getExtensionResponse() {
    return new Response(this);
  }

  /**
   * What a session knows of its pipeline. Without a name, the container writes nothing but a comma
   * for it, which the gate takes out.
   */
  record Response(TapTransformation transformation) implements Extension {

    @Override
    public String getName() {
      return "";
    }

    @Override
    public List<Parameter> getParameters() {
      return List.of();
    }
  }

  @Override
  public boolean validateRsvBits(int i) {
    return next == null || next.validateRsvBits(i);
  }

  @Override
  public boolean validateRsv(int rsv, byte opCode) {
    return next().validateRsv(rsv, opCode);
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
}
