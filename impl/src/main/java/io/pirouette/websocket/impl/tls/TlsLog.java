// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.lang.System.Logger.Level;

/** What the administrator should know about TLS. */
final class TlsLog {

  private TlsLog() {}

  static void warn(String message) {
    // Asked for anew, for in a container the logger belongs to the calling application.
    System.getLogger("io.pirouette.websocket").log(Level.WARNING, message);
  }
}
