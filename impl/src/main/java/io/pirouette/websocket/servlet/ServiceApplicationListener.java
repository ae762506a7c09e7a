// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.servlet;

import io.pirouette.websocket.impl.deployment.ListedServices;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Serves what a {@link io.pirouette.websocket.ServiceApplication} lists, in an application whose
 * container finds nothing by itself. For a {@code listener} of {@code web.xml}, together with the
 * {@code context-param} {@code io.pirouette.websocket.ServiceApplication}; in any other application
 * it does nothing.
 */
public final class ServiceApplicationListener implements ServletContextListener {

  private final ListedServices services = new ListedServices();

  /** Called by the container. */
  public ServiceApplicationListener() {}

  /**
   * Serves the services.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if a class has mistakes
   * @throws IllegalStateException if no application is named, or it cannot be used
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    services.start(event.getServletContext());
  }

  /** Tells every peer with a close frame of 1001, and ends all connections and clients. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    services.stop(event.getServletContext());
  }
}
