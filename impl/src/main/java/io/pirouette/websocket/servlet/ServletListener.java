// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.servlet;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.impl.deployment.ContextListener;
import jakarta.servlet.ServletContext;

/**
 * Makes listeners that share the port of a servlet context (specification section 2.2, where a
 * listener is made of an HTTP listener): next to the application's servlets, and to the services
 * that it declares with {@link io.pirouette.websocket.ServicePath}.
 *
 * <pre>{@code
 * @WebListener
 * public class Services implements ServletContextListener {
 *   @Override
 *   public void contextInitialized(ServletContextEvent event) {
 *     ServletListener.over(event.getServletContext()).attach(new EchoUpgrade(), "/basic/ws").start();
 *   }
 * }
 * }</pre>
 *
 * <p>Such a listener serves from {@link Listener#start()} until it is stopped or the context ends;
 * base paths are below the context path, and one that another service of the context has is taken.
 * It has no port of its own to tell. There may be several over one context. To be found, the
 * application has to have at least one class that is a {@link io.pirouette.websocket.Service} or an
 * {@link io.pirouette.websocket.UpgradeService}.
 */
public final class ServletListener {

  private ServletListener() {}

  /**
   * A listener with the default configuration.
   *
   * @param context the context, whose initialisation has got to its listeners, or further
   * @return a listener, not started yet
   * @throws IllegalStateException if Pirouette is not at work in the context
   */
  public static Listener over(ServletContext context) {
    return over(context, ListenerConfiguration.defaults());
  }

  /**
   * A listener.
   *
   * @param context the context, whose initialisation has got to its listeners, or further
   * @param configuration {@code requestLimits}, {@code connectionLimits} and {@code
   *     webSocketCompressionEnabled} hold for the services that are attached to this listener; all
   *     else belongs to the container's connector
   * @return a listener, not started yet
   * @throws IllegalArgumentException if the configuration says something about what belongs to the
   *     connector; the message names the container's own settings
   * @throws IllegalStateException if Pirouette is not at work in the context
   */
  public static Listener over(ServletContext context, ListenerConfiguration configuration) {
    return ContextListener.over(context, configuration);
  }
}
