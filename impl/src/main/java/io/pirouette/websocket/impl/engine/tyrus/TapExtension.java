// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameTap;
import java.util.List;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * Sees each frame, whole and unmasked, on the reading thread. The engine swallows what {@link
 * #processIncoming} throws, so an unwelcome frame is not thrown at but replaced.
 */
final class TapExtension implements ExtendedExtension {

  private static final byte CLOSE = 0x8;
  private static final byte PING = 0x9;
  private static final byte PONG = 0xA;

  /** No pong handler is ever set on this engine, so this one goes nowhere. */
  private static final Frame NOTHING =
      Frame.builder().fin(true).opcode(PONG).payloadData(new byte[0]).build();

  private final FrameTap tap;

  /** Whether the connection ends without a close frame. Set by any thread. */
  private volatile boolean cut;

  TapExtension(FrameTap tap) {
    this.tap = tap;
  }

  /** Lets no close frame pass from now on. */
  void cut() {
    cut = true;
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
    switch (frame.getOpcode()) {
      case PING -> {
        if (tap.ping(frame.getPayloadData())) {
          return NOTHING;
        }
      }
      case PONG -> tap.pong(frame.getPayloadData());
      case CLOSE -> tap.closeFrame(frame.getPayloadData());
      default -> {}
    }
    return frame;
  }

  /** The engine cannot send what is null, and ends the connection nevertheless. */
  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    return cut && frame.getOpcode() == CLOSE ? null : frame;
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
