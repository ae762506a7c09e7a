// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the log is told of authentication. It is never given a secret. */
public final class AuthLog {

  private AuthLog() {}

  /** Something that the user has to know of. */
  public static void warn(String message) {
    logger().log(Level.WARNING, message);
  }

  /** Why somebody was not let in. */
  public static void debug(String message) {
    logger().log(Level.DEBUG, message);
  }

  // Not kept: in a container it would outlive the application.
  private static Logger logger() {
    return System.getLogger("io.pirouette.websocket");
  }
}
