// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.EnumSet;

/**
 * Starts and ends a deployment with its context. The container's initializers run in no dependable
 * order; by now all of them have run.
 */
final class DeploymentListener implements ServletContextListener {

  /** How long an application's end is held up for peers that do not answer. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Deployment deployment;
  private final FilterRegistration filter;

  DeploymentListener(Deployment deployment, FilterRegistration filter) {
    this.deployment = deployment;
    this.filter = filter;
  }

  /**
   * Only now the filter gets its place: behind all that the application declares or adds, so that
   * its login, limits and audit see upgrades too, and behind the container's own for WebSocket.
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    start(event.getServletContext());
  }

  void start(ServletContext context) {
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    deployment.start(context, () -> deployment.stop(PATIENCE));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    deployment.stop(PATIENCE);
  }
}
