// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.websocket.CloseReason;
import org.glassfish.tyrus.core.WebSocketException;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * A frame that closes the connection as soon as the engine asks for its opcode: the first question
 * that it asks outside of where it swallows exceptions.
 */
final class RefusedFrame extends Frame {

  private static final byte PONG = 0xA;

  /** Without the bits of the refused one, about which the engine would ask first. */
  private static final Frame HARMLESS =
      Frame.builder().fin(true).opcode(PONG).payloadData(new byte[0]).build();

  private final CloseReason closeReason;

  RefusedFrame(CloseReason closeReason) {
    super(HARMLESS);
    this.closeReason = closeReason;
  }

  @Override
  public byte getOpcode() {
    throw new Refusal(closeReason);
  }

  private static final class Refusal extends WebSocketException {

    private static final long serialVersionUID = 1L;

    private final transient CloseReason closeReason;

    Refusal(CloseReason closeReason) {
      super(closeReason.getReasonPhrase());
      this.closeReason = closeReason;
    }

    @Override
    public CloseReason getCloseReason() {
      return closeReason;
    }
  }
}
