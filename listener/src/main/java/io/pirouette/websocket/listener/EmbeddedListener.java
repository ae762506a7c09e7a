// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.deployment.BasePath;
import io.pirouette.websocket.impl.deployment.Deployment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A listener's life: new, with an open port, stopped. */
final class EmbeddedListener implements Listener {

  /** How long peers may take to answer the close frame of a graceful stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final int port;
  private final ListenerConfiguration configuration;

  /** Held while the state changes. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Set under {@link #lock} when the port is open, and null before and after. */
  private volatile @Nullable EmbeddedTomcat server;

  /** Set under {@link #lock} for good. */
  private boolean stopped;

  EmbeddedListener(int port, ListenerConfiguration configuration) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    this.port = port;
    this.configuration = configuration;
    this.deployment = new Deployment(configuration);
  }

  @Override
  public Listener attach(UpgradeService service, String... path) {
    String basePath = BasePath.of(path);
    lock.lock();
    try {
      checkNotStopped();
      deployment.attach(service, basePath);
    } finally {
      lock.unlock();
    }
    return this;
  }

  private void checkNotStopped() {
    if (stopped) {
      throw new IllegalStateException("The listener has been stopped (make a new one)");
    }
  }

  @Override
  public void detach(UpgradeService service) {
    deployment.detach(service);
  }

  @Override
  public void start() {
    lock.lock();
    try {
      checkNotStopped();
      if (server == null) {
        warnOfPipelining();
        EmbeddedTomcat starting = new EmbeddedTomcat(port, configuration, deployment);
        starting.start();
        server = starting;
      }
    } finally {
      lock.unlock();
    }
  }

  private void warnOfPipelining() {
    int wanted = configuration.http1Settings().maxPipelinedRequests();
    if (wanted != Http1Settings.DEFAULT.maxPipelinedRequests()) {
      System.getLogger("io.pirouette.websocket")
          .log(
              System.Logger.Level.WARNING,
              "maxPipelinedRequests: {0} has no effect: the requests of a connection are read and"
                  + " answered one after the other",
              String.valueOf(wanted));
    }
  }

  @Override
  public int port() {
    EmbeddedTomcat started = server;
    if (started == null) {
      throw new IllegalStateException("The listener has no open port (start it)");
    }
    return started.port();
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
    // Tomcat forgets an interrupt while it stops.
    boolean interrupted = Thread.interrupted();
    try {
      stopped = true;
      EmbeddedTomcat started = server;
      if (started == null) {
        return;
      }
      server = null;
      // The port stays open meanwhile: Tomcat would break off the upgrades that are under way.
      deployment.end(gracefully ? GRACE : Duration.ZERO);
      started.stop();
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
