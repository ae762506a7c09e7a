// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import io.pirouette.websocket.impl.engine.ReadSuspension;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container's input and the engine that listens to it. An engine that has been
 * told that nothing is ready stops; and as long as the container has not been asked, it does not
 * call the engine again (Jakarta Servlet 3.7). Whoever has the reading go on does so in its place.
 */
final class SuspendableReading implements ReadSuspension {

  private enum State {
    READING,
    /** To be stopped when the engine asks next. */
    PAUSED,
    STOPPED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.READING);

  /** Null until the engine listens. */
  private volatile @Nullable ServletInputStream in;

  private volatile @Nullable ReadListener engine;

  /** This is what listens to an input. */
  void listen(ServletInputStream in, ReadListener engine) {
    this.in = in;
    this.engine = engine;
  }

  /** Whether the engine has to stop now. */
  boolean stops() {
    return state.compareAndSet(State.PAUSED, State.STOPPED) || state.get() == State.STOPPED;
  }

  @Override
  public void pause() {
    state.set(State.PAUSED);
  }

  @Override
  public void resume() {
    if (state.getAndSet(State.READING) == State.STOPPED && Objects.requireNonNull(in).isReady()) {
      readOn(Objects.requireNonNull(engine));
    }
  }

  private static void readOn(ReadListener engine) {
    try {
      engine.onDataAvailable();
    } catch (IOException e) {
      engine.onError(e);
    }
  }
}
