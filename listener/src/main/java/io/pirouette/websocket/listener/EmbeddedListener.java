// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.deployment.BasePath;
import io.pirouette.websocket.impl.deployment.Deployment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** A listener's life: new, started, stopped. */
final class EmbeddedListener implements Listener {

  /** How long peers may take to answer the close frame of a graceful stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Deployment deployment = new Deployment();
  private final EmbeddedTomcat server;

  /** Held while the state changes. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under {@link #lock}. */
  private volatile State state = State.NEW;

  private enum State {
    NEW,
    STARTED,
    STOPPED
  }

  EmbeddedListener(int port, ListenerConfiguration configuration) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    this.server = new EmbeddedTomcat(configuration.host(), port, deployment);
  }

  @Override
  public Listener attach(UpgradeService service, String... path) {
    deployment.attach(service, BasePath.of(path));
    return this;
  }

  @Override
  public void detach(UpgradeService service) {
    deployment.detach(service);
  }

  @Override
  public void start() {
    lock.lock();
    try {
      if (state == State.STOPPED) {
        throw new IllegalStateException("The listener has been stopped (make a new one)");
      }
      if (state == State.NEW) {
        server.start();
        state = State.STARTED;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int port() {
    if (state != State.STARTED) {
      throw new IllegalStateException("The listener has no open port (start it)");
    }
    return server.port();
  }

  @Override
  public void gracefulStop() {
    stop(true);
  }

  @Override
  public void immediateStop() {
    stop(false);
  }

  @Override
  public void close() {
    gracefulStop();
  }

  private void stop(boolean gracefully) {
    lock.lock();
    try {
      boolean started = state == State.STARTED;
      state = State.STOPPED;
      if (started) {
        if (gracefully) {
          server.acceptNoMore();
          deployment.goAway();
          deployment.awaitNoConnection(GRACE);
        }
        server.stop();
      }
    } finally {
      lock.unlock();
    }
  }
}
