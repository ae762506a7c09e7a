// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import io.pirouette.websocket.Capabilities;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;

/** A container of which nothing but the standard API is known. */
public final class StandardEngine implements Engine {

  private static final Capabilities CAPABILITIES =
      new Capabilities("Jakarta WebSocket", false, false, false, false, false, false, false);

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public boolean readsEarlyFrames() {
    return true;
  }

  @Override
  public boolean answersPings() {
    return true;
  }

  @Override
  public List<Extension> negotiate(
      List<Extension> installed, List<Extension> requested, FrameTap tap) {
    return Extensions.common(installed, requested);
  }

  @Override
  public FrameChannel open(Session session, FrameTap tap, Duration writeTimeout) {
    return new StandardChannel(session, tap);
  }
}
