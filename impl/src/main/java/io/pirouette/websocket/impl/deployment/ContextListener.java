// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.session.ListenerScope;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** A listener among the services of a servlet context. */
public final class ContextListener implements Listener {

  /** How long peers may take to answer the close frame of a graceful stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final ListenerScope scope;

  /** Held while the state changes. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Set under {@link #lock} for good. */
  private boolean stopped;

  private ContextListener(Deployment deployment, ListenerScope scope) {
    this.deployment = deployment;
    this.scope = scope;
  }

  /** A listener in a context. */
  public static Listener over(ServletContext context, ListenerConfiguration configuration) {
    ConnectorSettings.check(configuration);
    Deployment deployment =
        Deployment.of(context)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The application at '"
                            + context.getContextPath()
                            + "' has no WebSocket services (expected: a class that is a Service or"
                            + " an UpgradeService, and to be asked when the context's listeners"
                            + " are called or later)"));
    return new ContextListener(deployment, ListenerScope.ofContext(configuration));
  }

  @Override
  public Listener attach(UpgradeService service, String... path) {
    String basePath = BasePath.of(path);
    lock.lock();
    try {
      checkNotStopped();
      deployment.attach(service, basePath, scope);
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
    deployment.detach(service, scope);
  }

  @Override
  public void start() {
    lock.lock();
    try {
      checkNotStopped();
      scope.serve();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int port() {
    throw new IllegalStateException(
        "The listener has no port of its own (the container knows the port that it shares)");
  }

  @Override
  public void gracefulStop() {
    stop(GRACE);
  }

  @Override
  public void immediateStop() {
    stop(Duration.ZERO);
  }

  @Override
  public void close() {
    gracefulStop();
  }

  private void stop(Duration patience) {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      stopped = true;
    } finally {
      lock.unlock();
    }
    deployment.end(scope, patience);
  }
}
