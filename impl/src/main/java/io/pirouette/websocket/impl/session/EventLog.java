// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A debug line for each event of one connection, without what it brings (LOG-02, LOG-07). */
public final class EventLog {

  private final Logger logger;
  private final String connectionId;
  private final String basePath;

  /** The log of a connection. */
  public EventLog(DeploymentContext context, String connectionId, String basePath) {
    this.logger = context.logger();
    this.connectionId = connectionId;
    this.basePath = basePath;
  }

  /** Something has happened. */
  public void event(String event) {
    if (logger.isLoggable(Level.DEBUG)) {
      ConnectionLog.debug(
          event + " (connection " + connectionId + ", service " + basePath + ")", null);
    }
  }
}
