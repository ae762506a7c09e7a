// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The frames of a connection by the standard API alone, which cuts messages as it likes. */
public final class StandardChannel implements FrameChannel {

  private final Session session;
  private final FrameTap tap;

  /** Whether the message under way is a text. */
  private boolean text;

  /** The frames of an open session. */
  public StandardChannel(Session session, FrameTap tap) {
    this.session = session;
    this.tap = tap;
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  /** The library cuts no text within a character, so each part is a text of its own. */
  @Override
  public void send(Opcode opcode, ByteBuffer payload, boolean last) throws IOException {
    RemoteEndpoint.Basic remote = session.getBasicRemote();
    tap.sending(opcode, last);
    tap.sent();
    switch (opcode) {
      case PING, HEARTBEAT -> remote.sendPing(payload);
      case PONG -> remote.sendPong(payload);
      default -> {
        text = opcode == Opcode.TEXT || (opcode == Opcode.CONTINUATION && text);
        if (text) {
          remote.sendText(StandardCharsets.UTF_8.decode(payload).toString(), last);
        } else {
          remote.sendBinary(payload, last);
        }
      }
    }
  }

  @Override
  public void close(int statusCode, String reason, Duration patience) throws IOException {
    tap.closing();
    session.close(new CloseReason(CloseCodes.getCloseCode(statusCode), reason));
  }

  @Override
  public void abort() {
    // No portable way; the container's own time-out ends the connection.
  }
}
