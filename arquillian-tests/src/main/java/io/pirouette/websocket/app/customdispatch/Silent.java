// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;

/** Has no method for everything else. */
class Silent implements Service {

  public String onHeartbeat(String text) {
    return "onHeartbeat " + text;
  }
}
