// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.CloseReason;
import java.util.List;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Sees each frame, whole and unmasked, on the reading thread. The engine swallows what {@link
 * #processIncoming} throws, so an unwelcome frame is not thrown at but replaced.
 */
final class TapExtension implements ExtendedExtension {

  private static final byte BINARY = 0x2;
  private static final byte CLOSE = 0x8;
  private static final byte PING = 0x9;
  private static final byte PONG = 0xA;

  /** No pong handler is ever set on this engine, so this one goes nowhere. */
  private static final Frame NOTHING =
      Frame.builder().fin(true).opcode(PONG).payloadData(new byte[0]).build();

  private final FrameTap tap;

  TapExtension(FrameTap tap) {
    this.tap = tap;
  }

  @Override
  public String getName() {
    return Engine.TAP_EXTENSION;
  }

  @Override
  public List<Parameter> getParameters() {
    return List.of();
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    if (frame.getPayloadLength() > tap.maxFrameSize()) {
      return new RefusedFrame(frame, tap.frameTooLarge());
    }
    byte opcode = frame.getOpcode();
    tap.received(opcode);
    if (!FrameTap.isControl(opcode)) {
      return unless(frame, tap.dataFrame(opcode, frame.isFin()));
    }
    byte[] payload = frame.getPayloadData();
    return switch (opcode) {
      case PING -> tap.ping(payload) ? NOTHING : frame;
      case PONG -> {
        tap.pong(payload);
        yield frame;
      }
      case CLOSE -> close(frame, payload);
      default -> frame;
    };
  }

  private Frame close(Frame frame, byte[] payload) {
    CloseReason violation = tap.closeViolation(payload);
    if (violation == null) {
      tap.closeFrame(payload);
    }
    return unless(frame, violation);
  }

  private static Frame unless(Frame frame, @Nullable CloseReason refusal) {
    return refusal == null ? frame : new RefusedFrame(frame, refusal);
  }

  /** The engine cannot send what is null, and ends the connection nevertheless. */
  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    tap.sent();
    return switch (frame.getOpcode()) {
      case BINARY ->
          Frame.builder(frame).opcode(tap.sending().code()).fin(tap.isSendingLast()).build();
      case CLOSE -> tap.isCut() ? null : answer(frame);
      default -> frame;
    };
  }

  private Frame answer(Frame frame) {
    byte[] answer = tap.closeAnswer();
    return answer == null ? frame : Frame.builder(frame).payloadData(answer).build();
  }

  @Override
  public List<Parameter> onExtensionNegotiation(
      ExtensionContext context, List<Parameter> requestedParameters) {
    return List.of();
  }

  @Override
  public void onHandshakeResponse(ExtensionContext context, List<Parameter> responseParameters) {
    // Only called on a client.
  }

  @Override
  public void destroy(ExtensionContext context) {
    // Nothing is kept in the context.
  }
}
