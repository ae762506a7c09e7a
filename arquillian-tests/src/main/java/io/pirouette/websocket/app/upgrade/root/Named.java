// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade.root;

import io.pirouette.websocket.Service;

/** Says whose it is. */
record Named(String name) implements Service {

  public String onOpen() {
    return name;
  }
}
