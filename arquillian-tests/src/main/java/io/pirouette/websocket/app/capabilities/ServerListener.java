// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.capabilities;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Remembers which server this is. */
@WebListener
public class ServerListener implements ServletContextListener {

  private static volatile String server;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    server = event.getServletContext().getServerInfo();
  }

  static String server() {
    return server;
  }
}
