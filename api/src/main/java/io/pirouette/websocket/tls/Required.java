// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.error.SslException;

/** Refuses what is blank, with the specification's words. */
final class Required {

  private Required() {}

  static void check(String value, String what) {
    if (value.isBlank()) {
      throw new SslException(what + " must be provided for secure connection", null);
    }
  }
}
