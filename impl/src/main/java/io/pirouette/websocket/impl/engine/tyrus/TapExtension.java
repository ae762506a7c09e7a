// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.deflate.CorruptDeflateException;
import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.InflatedTooLargeException;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.CloseReason;
import java.util.List;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Sees each frame, whole and unmasked, on the reading thread, and compresses. The engine swallows
 * what {@link #processIncoming} throws, so an unwelcome frame is not thrown at but replaced.
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
  private final FrameRules rules;

  /** Null if messages are not compressed. */
  private final @Nullable Compression compression;

  /**
   * Whether the peer has closed and is to be answered later. Only the reading thread touches it.
   */
  private boolean closed;

  TapExtension(FrameTap tap, @Nullable Compression compression) {
    this.tap = tap;
    this.rules = new FrameRules(compression != null);
    this.compression = compression;
  }

  @Override
  public String getName() {
    return compression == null ? Engine.TAP_EXTENSION : DeflateParameters.EXTENSION;
  }

  @Override
  public List<Parameter> getParameters() {
    return compression == null ? List.of() : compression.answer();
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    if (closed) {
      return NOTHING;
    }
    CloseReason refusal = refusal(frame);
    if (refusal != null) {
      return new RefusedFrame(refusal);
    }
    try {
      return receive(
          compression == null ? frame : compression.frames().inflate(frame, tap::maxFrameSize));
    } catch (InflatedTooLargeException e) {
      return new RefusedFrame(tap.frameTooLarge());
    } catch (CorruptDeflateException | IllegalStateException e) {
      return new RefusedFrame(tap.invalidPayload("A compressed message cannot be inflated"));
    }
  }

  private @Nullable CloseReason refusal(Frame frame) {
    HeaderFault fault = HeaderFault.in(frame);
    if (fault == HeaderFault.TOO_LARGE) {
      return tap.frameTooLarge();
    }
    String violation = fault == null ? rules.violation(frame) : fault.reason();
    return violation == null ? null : tap.violation(violation);
  }

  private Frame receive(Frame frame) {
    if (frame.getPayloadLength() > tap.maxFrameSize()) {
      return new RefusedFrame(tap.frameTooLarge());
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
    if (violation != null) {
      return new RefusedFrame(violation);
    }
    closed = tap.closeFrame(payload);
    return closed ? NOTHING : frame;
  }

  private static Frame unless(Frame frame, @Nullable CloseReason refusal) {
    return refusal == null ? frame : new RefusedFrame(refusal);
  }

  /** The engine cannot send what is null, and ends the connection nevertheless. */
  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    tap.sent();
    return switch (frame.getOpcode()) {
      case BINARY ->
          compress(
              Frame.builder(frame).opcode(tap.sending().code()).fin(tap.isSendingLast()).build());
      case CLOSE -> tap.isCut() ? null : answer(frame);
      default -> frame;
    };
  }

  /** What is thrown here would send the frame as the engine has it. */
  private Frame compress(Frame frame) {
    try {
      return compression == null ? frame : compression.frames().deflate(frame);
    } catch (IllegalStateException e) {
      // The connection has ended.
      return NOTHING;
    }
  }

  private Frame answer(Frame frame) {
    byte[] answer = tap.closeAnswer();
    return answer == null ? frame : Frame.builder(frame).payloadData(answer).build();
  }

  @Override
  public List<Parameter> onExtensionNegotiation(
      ExtensionContext context, List<Parameter> requestedParameters) {
    return getParameters();
  }

  @Override
  public void onHandshakeResponse(ExtensionContext context, List<Parameter> responseParameters) {
    // Only called on a client.
  }

  /** The connection has ended. */
  void release() {
    if (compression != null) {
      compression.release();
    }
  }

  @Override
  public void destroy(ExtensionContext context) {
    // Nothing is kept in the context.
  }
}
