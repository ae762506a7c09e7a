// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.Extensions;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The engine of Payara and GlassFish. */
public final class TyrusEngine implements Engine {

  private static final Capabilities CAPABILITIES =
      new Capabilities("Tyrus", true, true, true, false, false, true, false);

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public boolean readsEarlyFrames() {
    return false;
  }

  /** Its own answers wait in memory, as many as there are, for a peer that does not read. */
  @Override
  public boolean answersPings() {
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
  public FrameChannel open(Session session, FrameTap tap, Duration writeTimeout) {
    return new TyrusChannel(session, tap, writeTimeout);
  }
}
