// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.attached;

import io.pirouette.websocket.servlet.ServletListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Has a listener before the first request comes. */
@WebListener
public class StartingListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletListener.over(event.getServletContext())
        .attach(new NamedUpgrade("first"), "/first")
        .start();
  }
}
