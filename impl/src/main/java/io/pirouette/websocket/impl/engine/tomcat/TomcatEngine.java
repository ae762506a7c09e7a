// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.Extensions;
import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;

/** The engine of Apache Tomcat 10.1 and 11. */
public final class TomcatEngine implements Engine {

  /** Makes taps known to the container. */
  public TomcatEngine() {
    TapRegistration.ensure();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "Apache Tomcat", true, true, true, true, Suspension.isPossible(), true, true);
  }

  @Override
  public boolean seesFrames() {
    return true;
  }

  @Override
  public boolean readsEarlyFrames() {
    return true;
  }

  @Override
  public boolean awaitsCloseFrame() {
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

  /**
   * The container ends the connection by itself after 30 seconds, or after as many milliseconds as
   * this property says; it looks every ten seconds or so.
   */
  @Override
  public void expectCloseFrame(Session session, Duration timeout) {
    session
        .getUserProperties()
        .put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, Math.max(1, timeout.toMillis()));
  }

  @Override
  public boolean pauseReading(Session session) {
    if (!Suspension.isPossible()) {
      return false;
    }
    ((WsSession) session).suspend();
    return true;
  }

  @Override
  public void resumeReading(Session session) {
    WsSession suspended = (WsSession) session;
    if (Suspension.await(suspended)) {
      suspended.resume();
    } else {
      abort(session);
    }
  }

  /** As the container does it itself, for which a frame without a code is one of 1000. */
  @Override
  public void acceptClose(Session session, int statusCode, String reason) {
    CloseCode code =
        switch (statusCode) {
          case 1000, 1005 -> CloseCodes.NORMAL_CLOSURE;
          case 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013 ->
              CloseCodes.getCloseCode(statusCode);
          default ->
              statusCode >= 3000 && statusCode <= 4999
                  ? CloseCodes.getCloseCode(statusCode)
                  : CloseCodes.PROTOCOL_ERROR;
        };
    ((WsSession) session).onClose(new CloseReason(code, reason));
  }

  /**
   * A session that has sent its close frame takes this for the peer's, and drops the connection. An
   * open one would send a close frame, which is kept back.
   */
  @Override
  public void abort(Session session) {
    WsSession tomcatSession = (WsSession) session;
    CloseReason lost = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "");
    if (session.isOpen()) {
      for (Extension extension : session.getNegotiatedExtensions()) {
        if (extension instanceof TapTransformation.Response tap) {
          tap.transformation().cut();
        }
      }
      tomcatSession.doClose(lost, lost, true);
    } else {
      tomcatSession.onClose(lost);
    }
  }
}
