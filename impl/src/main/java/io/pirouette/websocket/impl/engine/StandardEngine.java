// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import io.pirouette.websocket.Capabilities;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.util.List;

/** A container of which nothing but the standard API is known. */
public final class StandardEngine implements Engine {

  @Override
  public Capabilities capabilities() {
    return new Capabilities("Jakarta WebSocket", false, false, false, false, false, false, false);
  }

  @Override
  public boolean seesFrames() {
    return false;
  }

  @Override
  public boolean readsEarlyFrames() {
    return true;
  }

  @Override
  public boolean awaitsCloseFrame() {
    return false;
  }

  @Override
  public List<Extension> negotiate(
      List<Extension> installed, List<Extension> requested, FrameTap tap) {
    return Extensions.common(installed, requested);
  }

  @Override
  public void abort(Session session) {
    // No portable way; the container's own time-out ends the connection.
  }
}
