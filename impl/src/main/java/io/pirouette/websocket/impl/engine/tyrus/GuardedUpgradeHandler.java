// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives an upgraded connection to the engine's handler, guarded. Made by the container.
 *
 * <p>A connection that is lost at once is destroyed by another thread while it is being begun. The
 * engine's handler, which has nothing to end by then, would never end it; so that is put off until
 * it has begun. The container remembers this object for long, unless it can be made to forget it,
 * and through it must not remember the connection.
 */
public final class GuardedUpgradeHandler implements HttpUpgradeHandler {

  /** Null until {@link #guard} is called, before the container gives the connection. */
  private volatile @Nullable HttpUpgradeHandler handler;

  private volatile @Nullable FrameGuard guard;
  private volatile @Nullable SuspendableReading reading;

  /** Null until it begins, and from its end on. */
  private volatile @Nullable GuardedConnection begun;

  private final AtomicBoolean destroyed = new AtomicBoolean();

  /** Set by the first of two: that the connection has begun, and that it is destroyed. */
  private final AtomicBoolean settled = new AtomicBoolean();

  void guard(HttpUpgradeHandler handler, FrameGuard guard, SuspendableReading reading) {
    this.handler = handler;
    this.guard = guard;
    this.reading = reading;
  }

  @Override
  public void init(WebConnection connection) {
    try {
      begin(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      endIfSecond();
    }
    endIfLost();
  }

  private void begin(WebConnection connection) throws IOException {
    GuardedConnection guarded =
        new GuardedConnection(
            connection, Objects.requireNonNull(guard), Objects.requireNonNull(reading));
    begun = guarded;
    if (destroyed.get()) {
      guarded.end();
    }
    Objects.requireNonNull(handler).init(guarded);
  }

  /** The container tells nobody of a loss before the engine has listened. */
  private void endIfLost() {
    GuardedConnection lost = begun;
    if (lost == null || !lost.isLost()) {
      return;
    }
    try {
      lost.close();
    } catch (Exception e) {
      // Of what has ended, nothing is left to close.
    } finally {
      destroy();
    }
  }

  @Override
  public void destroy() {
    if (!destroyed.getAndSet(true)) {
      GuardedConnection ended = begun;
      if (ended != null) {
        ended.end();
      }
      endIfSecond();
    }
  }

  private void endIfSecond() {
    if (settled.getAndSet(true)) {
      HttpUpgradeHandler ending = Objects.requireNonNull(handler);
      GuardedConnection ended = begun;
      handler = null;
      guard = null;
      reading = null;
      begun = null;
      try {
        ending.destroy();
      } finally {
        if (ended != null) {
          ended.forget(this);
        }
      }
    }
  }
}
