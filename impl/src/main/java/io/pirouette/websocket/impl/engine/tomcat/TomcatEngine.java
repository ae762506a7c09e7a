// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.Extensions;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.engine.StandardChannel;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.websocket.WsSession;

/** The engine of Apache Tomcat 10.1 and 11. */
public final class TomcatEngine implements Engine {

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          "Apache Tomcat",
          true,
          true,
          true,
          Internals.canSend(),
          Internals.canSuspend(),
          Internals.canSend(),
          Internals.canSend() && Internals.canLookAhead());

  /** Makes taps known to the container. */
  public TomcatEngine() {
    TapRegistration.ensure();
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public boolean readsEarlyFrames() {
    return true;
  }

  /** The thread that reads them waits until they have gone. */
  @Override
  public boolean answersPings() {
    return true;
  }

  /** The tap goes first, so that it sees payloads inflated. */
  @Override
  public List<Extension> negotiate(
      List<Extension> installed, List<Extension> requested, FrameTap tap) {
    List<Extension> applied = new ArrayList<>();
    applied.add(new TapExtension(tap));
    applied.addAll(Extensions.common(installed, requested));
    return applied;
  }

  @Override
  public FrameChannel open(Session session, FrameTap tap, Duration writeTimeout) {
    return Internals.canSend()
        ? new TomcatChannel((WsSession) session, tap, writeTimeout)
        : new StandardChannel(session, tap);
  }
}
