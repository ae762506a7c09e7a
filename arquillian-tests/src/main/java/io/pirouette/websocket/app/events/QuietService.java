// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Service;

/** Knows text only: no pings, no errors, no bytes. */
class QuietService implements Service {

  public String onTextMessage(String text) {
    if (text.equals("throw")) {
      throw new IllegalStateException("a secret");
    }
    return text;
  }
}
