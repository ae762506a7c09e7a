// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.FrameTap;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;

/** A request whose upgrade puts a guard between the container and the engine. */
final class GuardedRequest extends HttpServletRequestWrapper {

  private final FrameTap tap;

  GuardedRequest(HttpServletRequest request, FrameTap tap) {
    super(request);
    this.tap = tap;
  }

  /** Fails with a {@link LinkageError} where the engine's handler cannot be seen. */
  static void link() {
    new TyrusHttpUpgradeHandler();
  }

  /** Has the container make our handler, and gives the engine the one that it asked for. */
  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    if (!type.equals(TyrusHttpUpgradeHandler.class)) {
      return super.upgrade(type);
    }
    TyrusHttpUpgradeHandler handler = new TyrusHttpUpgradeHandler();
    SuspendableReading reading = new SuspendableReading();
    tap.suspendBy(reading);
    super.upgrade(GuardedUpgradeHandler.class)
        .guard(handler, new FrameGuard(tap.maxFrameSize()), reading);
    return type.cast(handler);
  }
}
