// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;

/**
 * Starts and ends a deployment with its context. The container's initializers run in no dependable
 * order; by now all of them have run.
 */
final class DeploymentListener implements ServletContextListener {

  /** How long an application's end is held up for peers that do not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Deployment deployment;

  DeploymentListener(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    deployment.start(event.getServletContext());
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    deployment.stop(PATIENCE);
  }
}
