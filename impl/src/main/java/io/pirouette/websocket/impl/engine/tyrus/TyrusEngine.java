// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.Extensions;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The engine of Payara and GlassFish. */
public final class TyrusEngine implements Engine {

  private static final System.Logger ENGINE = System.getLogger("io.pirouette.websocket");

  @Override
  public Capabilities capabilities() {
    return new Capabilities("Tyrus", true, true, true, false, false, true, false);
  }

  @Override
  public boolean seesFrames() {
    return true;
  }

  @Override
  public boolean readsEarlyFrames() {
    return false;
  }

  @Override
  public boolean awaitsCloseFrame() {
    return false;
  }

  /** The tap goes last, behind any extension that inflates. */
  @Override
  public List<Extension> negotiate(
      List<Extension> installed, List<Extension> requested, FrameTap tap) {
    List<Extension> applied = new ArrayList<>(Extensions.common(installed, requested));
    applied.add(new TapExtension(tap));
    return applied;
  }

  @Override
  public void abort(Session session) {
    if (session.isOpen()) {
      for (Extension extension : session.getNegotiatedExtensions()) {
        if (extension instanceof TapExtension tap) {
          tap.cut();
        }
      }
      close(session);
    }
    // Else nothing is left to end: this engine ends the connection with the close frame it sends.
  }

  private static void close(Session session) {
    try {
      session.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
    } catch (IOException | IllegalStateException e) {
      ENGINE.log(System.Logger.Level.DEBUG, "The connection was lost before it was cut", e);
    }
  }
}
