// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Tells its peer each time that it is idle, which makes it a clock. */
class Ticking implements Service {

  public void onIdleTimeout(Caller caller) {
    caller.writeTextMessage("tick");
  }
}
