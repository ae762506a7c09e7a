// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;

/** A request whose upgrade puts a guard between the container and the engine. */
final class GuardedRequest extends HttpServletRequestWrapper {

  private final int maxFrameSize;

  GuardedRequest(HttpServletRequest request, int maxFrameSize) {
    super(request);
    this.maxFrameSize = maxFrameSize;
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
    super.upgrade(GuardedUpgradeHandler.class).guard(handler, new FrameGuard(maxFrameSize));
    return type.cast(handler);
  }
}
