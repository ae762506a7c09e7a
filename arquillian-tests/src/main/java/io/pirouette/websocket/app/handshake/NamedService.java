// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Service;

/** Says whose it is. */
class NamedService implements Service {

  private final String name;

  NamedService(String name) {
    this.name = name;
  }

  public String onOpen() {
    return name;
  }
}
