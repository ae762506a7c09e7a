// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.paths;

import io.pirouette.websocket.Service;

/** Says which service it is. */
class Named implements Service {

  private final String name;

  Named(String name) {
    this.name = name;
  }

  public String onOpen() {
    return name;
  }
}
