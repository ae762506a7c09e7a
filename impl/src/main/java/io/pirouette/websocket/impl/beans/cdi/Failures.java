// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans.cdi;

import java.lang.System.Logger.Level;

/** What users' code throws where nobody waits for it. */
final class Failures {

  private Failures() {}

  static void logged(String message, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error failure) {
      // Asked for anew, for in a container the logger belongs to the calling application.
      System.getLogger("io.pirouette.websocket").log(Level.ERROR, message, failure);
    }
  }
}
