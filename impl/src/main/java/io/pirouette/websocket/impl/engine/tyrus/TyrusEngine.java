// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;

/** The engine of Payara and GlassFish. */
public final class TyrusEngine implements Engine {

  private static final System.Logger LOG = System.getLogger("io.pirouette.websocket");

  /** Whether frames are checked before the engine gets them. */
  private final boolean guards = guards();

  private static boolean guards() {
    try {
      GuardedRequest.link();
      return true;
    } catch (LinkageError e) {
      LOG.log(
          System.Logger.Level.WARNING, "The headers of frames are left to the WebSocket engine", e);
      return false;
    }
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities("Tyrus", true, true, true, false, guards, true, false);
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

  @Override
  public List<Extension> extensions() {
    return List.of(Compression.announcement());
  }

  @Override
  public Object guard(Object request, FrameTap tap) {
    return guards ? new GuardedRequest((HttpServletRequest) request, tap) : request;
  }

  /** One extension for both: a list is run through in the same order both ways. */
  @Override
  public List<Extension> negotiate(
      List<Extension> installed, List<Extension> requested, FrameTap tap) {
    return List.of(new TapExtension(tap, Compression.choose(installed, requested).orElse(null)));
  }

  @Override
  public FrameChannel open(Session session, FrameTap tap, Duration writeTimeout) {
    return new TyrusChannel(session, tap, writeTimeout);
  }
}
