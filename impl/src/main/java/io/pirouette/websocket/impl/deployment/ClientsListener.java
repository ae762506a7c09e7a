// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.impl.client.OpenClients;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;

/**
 * Ends the clients that an application has left open when it ends itself: afterwards a container
 * lets no code of the application load classes any more.
 */
final class ClientsListener implements ServletContextListener {

  /** How long an application's end is held up for servers that do not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    end(event.getServletContext());
  }

  static void end(ServletContext context) {
    OpenClients.end(context.getClassLoader(), PATIENCE);
  }
}
