// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;

/** Hears of no error. */
class Bare implements Service {

  public int onPlace(Feed.Subscribe message) {
    return message.depth();
  }
}
