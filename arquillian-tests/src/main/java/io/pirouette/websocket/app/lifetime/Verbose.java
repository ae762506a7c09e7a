// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;

/** Has much to say about each text, which fills more than a container's buffer. */
class Verbose implements Service {

  private static final String MUCH = "x".repeat(10_000);

  public String onTextMessage(String text) {
    return text + MUCH;
  }
}
