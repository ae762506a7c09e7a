// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives an upgraded connection to the engine's handler, guarded. Made by the container. */
public final class GuardedUpgradeHandler implements HttpUpgradeHandler {

  /** Null until {@link #guard} is called, before the container gives the connection. */
  private @Nullable HttpUpgradeHandler handler;

  private @Nullable FrameGuard guard;

  void guard(HttpUpgradeHandler handler, FrameGuard guard) {
    this.handler = handler;
    this.guard = guard;
  }

  @Override
  public void init(WebConnection connection) {
    try {
      Objects.requireNonNull(handler)
          .init(new GuardedConnection(connection, Objects.requireNonNull(guard)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy() {
    if (handler != null) {
      handler.destroy();
    }
  }
}
